import DeepLinking from 'ltijs/dist/Provider/Services/DeepLinking.js';
import { createLtijsStore, findLtijsPlatform, type LtijsStoreNeeds } from './ltijs-store.ts';
import type { Registration } from './registration.ts';

/** ltijs's own service for deep linking messages, over our registrations and keys. */
export function openDeepLinking(needs: LtijsStoreNeeds, registration: Registration): DeepLinking {
  return new DeepLinking(findLtijsPlatform, null, createLtijsStore(needs, registration));
}
