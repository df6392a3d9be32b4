import type { StepErrorKind, TurnEvent } from './turn-event.ts';
import type { TurnTrace } from './trace.ts';

/** How a step of a turn went. */
export interface StepEnd<T> {
  readonly value: T;
  readonly status: 'done' | 'failed' | 'blocked';
  readonly summary: string;
  readonly errorKind?: StepErrorKind;
  /** What it gave back, for whoever inspects the trace: JSON, bounded. */
  readonly output?: string;
}

export interface StepName {
  /** Stable name with its number in the turn, e.g. "plan#1". */
  readonly step: string;
  readonly label: string;
  /** What it was given: JSON, bounded. */
  readonly input?: string;
}

const longestSummary = 300;
const longestDetail = 4_000;

/** Runs a step and tells the trace when it begins and how it ends. A step that throws did not end. */
export async function tellStep<T>(
  trace: Pick<TurnTrace, 'emit'>,
  { step, label, input }: StepName,
  run: () => Promise<StepEnd<T>>,
): Promise<T> {
  const began = performance.now();
  trace.emit({ type: 'step.started', step, label, ...detail('input', input) });
  const { value, status, summary, errorKind, output } = await run();
  const event: TurnEvent = {
    type: 'step.finished',
    step,
    status,
    summary: summary.slice(0, longestSummary),
    durationMs: Math.round((performance.now() - began) * 10) / 10,
    ...(errorKind === undefined ? {} : { errorKind }),
    ...detail('output', output),
  };
  trace.emit(event);
  return value;
}

function detail<K extends string>(name: K, json: string | undefined): Partial<Record<K, string>> {
  if (json === undefined) return {};
  return { [name]: json.slice(0, longestDetail) } as Partial<Record<K, string>>;
}
