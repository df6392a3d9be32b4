/**
 * What an answer rests on. Every kind can be looked up, and a test does: a test by file and title, a
 * variable in the list of all variables, code by file and exported name, a page by file and heading. What
 * somebody looked at by hand is said to be that.
 */
export type Evidence =
  | { readonly kind: 'test'; readonly file: string; readonly title: string }
  | { readonly kind: 'config'; readonly variable: string }
  | { readonly kind: 'code'; readonly file: string; readonly name?: string }
  | { readonly kind: 'doc'; readonly file: string; readonly heading: string }
  | { readonly kind: 'manual'; readonly what: string };

/**
 * How a question is answered; `operator`: by whoever runs this installation, for no program knows it.
 */
export type Verdict = 'yes' | 'partly' | 'no' | 'not applicable' | 'operator';

export interface Answer {
  /** The question's number in HECVAT 4 where that is known to be its own, else a name of ours with a slash. */
  readonly id: string;
  /** What is asked about, in our words. */
  readonly topic: string;
  readonly verdict: Verdict;
  readonly answer: string;
  readonly evidence: readonly Evidence[];
}

/** @param title of the test as it stands in its file */
export function test(file: string, title: string): Evidence {
  return { kind: 'test', file: `tests/${file}.test.ts`, title };
}

export function config(variable: string): Evidence {
  return { kind: 'config', variable };
}

/** @param name what the file exports */
export function code(file: string, name?: string): Evidence {
  return name === undefined ? { kind: 'code', file } : { kind: 'code', file, name };
}

export function doc(file: string, heading: string): Evidence {
  return { kind: 'doc', file: `docs/${file}.md`, heading };
}

/** @param what was looked at, and how */
export function manual(what: string): Evidence {
  return { kind: 'manual', what };
}
