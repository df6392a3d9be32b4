import {
  answer,
  scriptedModelAt,
  startOpenAiDouble,
  type Double,
  type RecordedRequest,
} from './doubles/index.ts';
import { systemOf } from './question-vendor.ts';

/** What a model is asked when it reads a turn once more. */
export interface ReadingAsked {
  readonly system: string;
  /** The exchange, between its tags. */
  readonly exchange: string;
}

/** A vendor that answers students in the same words, and reads turns by a function of what it was told. */
export interface ReadingVendor extends AsyncDisposable {
  readonly double: Double;
  /** Of the environment of a program that asks this vendor. */
  readonly env: Readonly<Record<string, string>>;
  says: string;
  reads: (asked: ReadingAsked) => string;
  /** Every request to read a turn, oldest first. */
  readings(): readonly ReadingAsked[];
  /** Every other request, as the system prompt it came with. */
  prompts(): readonly string[];
}

export async function startReadingVendor(): Promise<ReadingVendor> {
  const double = await startOpenAiDouble();
  const vendor: ReadingVendor = {
    double,
    env: scriptedModelAt(double.url),
    says: 'The product rule has two terms [1]. What happens to each factor?',
    reads: () => reading({}),
    readings: () => double.requests.filter(isReading).map(askedIn),
    prompts: () => double.requests.filter((one) => !isReading(one)).map(systemOf),
    [Symbol.asyncDispose]: () => double.close(),
  };
  double.always((request) =>
    answer(isReading(request) ? vendor.reads(askedIn(request)) : vendor.says),
  );
  return vendor;
}

/** A reply of the form that is asked for, with these parts of it. */
export function reading(parts: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({
    attempted: true,
    understanding: [],
    misconceptions: [],
    addressed: [],
    resolved: [],
    explanations: [],
    next_step: null,
    ...parts,
  });
}

/** The mark under which a prompt shows a concept or a misconception with these words; "c99" or "m99" when it does not. */
export function markOf(kind: 'c' | 'm', { system }: ReadingAsked, words: string): string {
  const shown = system.matchAll(/<(?:concept|misconception) id="([cm]\d+)"[^>]*>\n(.*)\n/g);
  const found = [...shown].find(([, mark, text]) => mark?.startsWith(kind) && text === words);
  return found?.[1] ?? `${kind}99`;
}

function isReading(request: RecordedRequest): boolean {
  return systemOf(request).startsWith('You read one exchange');
}

function askedIn(request: RecordedRequest): ReadingAsked {
  const { body } = request;
  const said = (body['messages'] ?? body['input']) as { role: string; content: unknown }[];
  const exchange = said.find(({ role }) => role === 'user')?.content;
  return {
    system: systemOf(request),
    exchange: typeof exchange === 'string' ? exchange : JSON.stringify(exchange),
  };
}
