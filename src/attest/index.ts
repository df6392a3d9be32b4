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
export { createSigningKeys, type Sign, type SigningKeys } from './signing-keys.ts';
