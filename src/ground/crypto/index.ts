export { createEnvelope, dataKeyPurpose, type DataKeyStore, type Envelope } from './envelope.ts';
export { loadMasterKey, MasterKeyError, readMasterKey } from './master-key.ts';
export { createReseal, createSeal, SealBrokenError, type Reseal, type Seal } from './seal.ts';
export { digest, randomToken, sameSecret } from './tokens.ts';
export { newTenantSecret, readTenantSecret } from './tenant-secret.ts';
