export {
  countSealedDirectly,
  createDataKeyStore,
  dropDataKey,
  resealDataKey,
} from './data-key-store.ts';
export {
  holdKeyProof,
  installationId,
  keepFirstKeyProof,
  readKeyProof,
  writeKeyProof,
} from './installation-store.ts';
export type { Tenant } from './tenant.ts';
export { ensureTenant, findTenant, findTenantByName, listTenants } from './tenant-store.ts';
export { createWithTenant, type WithTenant } from './with-tenant.ts';
export { heldVersions, holdVersions, moveVersion, type Versions } from './held-version-store.ts';
