import type { PageStatus } from './parse/parsed-document.ts';

/** What happened to a document, for instructors and operators (A12). Durations in milliseconds. */
export interface IngestReport {
  readonly format: string;
  readonly chunks: number;
  readonly tokens: number;
  readonly pages: readonly PageStatus[];
  readonly stages: Readonly<Record<string, number>>;
  readonly slowestStage: string | null;
}

export interface Stopwatch {
  time<T>(stage: string, work: () => Promise<T>): Promise<T>;
  summary(): { stages: Record<string, number>; slowestStage: string | null };
}

export function createStopwatch(): Stopwatch {
  const stages: Record<string, number> = {};
  return {
    time: async (stage, work) => {
      const from = performance.now();
      try {
        return await work();
      } finally {
        stages[stage] = Math.round(performance.now() - from);
      }
    },
    summary: () => {
      const [slowest] = Object.entries(stages).toSorted((a, b) => b[1] - a[1]);
      return { stages: { ...stages }, slowestStage: slowest?.[0] ?? null };
    },
  };
}
