export {
  hashOf,
  keySetShape,
  openKeys,
  signatureFault,
  signedShape,
  type PublicJwk,
  type Signed,
  type Statement,
} from './signed.ts';
export { activeKey } from './signing-key-store.ts';
export {
  createSigningKeys,
  dropSigningKey,
  resealSigningKey,
  type Sign,
  type SigningKeys,
} from './signing-keys.ts';
