import type { OpenAI } from 'openai';
import type { Patience, VendorOptions } from './answer-stream.ts';

/** What OpenAI's two ways to ask for an answer have in common. */
export interface OpenAiNeeds {
  readonly vendor: string;
  readonly patience: Patience;
  readonly options: VendorOptions;
  readonly client: () => Promise<OpenAI>;
}
