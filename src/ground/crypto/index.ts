export { createEnvelope, type DataKeyStore, type Envelope } from './envelope.ts';
export { loadMasterKey } from './master-key.ts';
export { createSeal, SealBrokenError, type Seal } from './seal.ts';
export { digest, randomToken, sameSecret } from './tokens.ts';
export { newTenantSecret, readTenantSecret } from './tenant-secret.ts';
