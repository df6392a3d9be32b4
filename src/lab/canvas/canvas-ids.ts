import { createHash } from 'node:crypto';

/** Canvas names things by forty hex digits that tell nothing. */
export function opaqueId(seed: string): string {
  return createHash('sha1').update(`canvas lab ${seed}`).digest('hex');
}

/** The tool in the addresses of pages. */
export const toolId = '1';
