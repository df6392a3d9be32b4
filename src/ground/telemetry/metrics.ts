import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/**
 * Counters of what happens, one method per event. Labels are few and fixed: no id, no name, no text
 * ever becomes one (A55).
 */
export interface Metrics {
  httpAnswered(route: string, method: string, status: number, seconds: number): void;
  turnEnded(mode: string, status: string, seconds: number): void;
  tokensUsed(
    provider: string,
    model: string,
    usage: { inputTokens: number; outputTokens: number; costMicros: number },
  ): void;
  jobEnded(queue: string, outcome: 'done' | 'failed', seconds: number): void;
  /** Gauges read whenever somebody looks, by name and help text; NaN where reading fails, and the rest is told. */
  watch(name: string, help: string, read: () => Promise<number>): void;
  /** In the text format Prometheus reads. */
  render(): Promise<string>;
}

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const http = new Histogram({
    name: 'preceptor_http_seconds',
    help: 'HTTP requests',
    labelNames: ['route', 'method', 'status'],
    buckets,
    registers,
  });
  const turns = new Histogram({
    name: 'preceptor_turn_seconds',
    help: 'Turns from claim to end',
    labelNames: ['mode', 'status'],
    buckets,
    registers,
  });
  const tokens = new Counter({
    name: 'preceptor_tokens_total',
    help: 'Tokens as counted by the provider',
    labelNames: ['provider', 'model', 'direction'],
    registers,
  });
  const cost = new Counter({
    name: 'preceptor_cost_usd_total',
    help: 'Cost of model calls',
    labelNames: ['provider', 'model'],
    registers,
  });
  const jobs = new Histogram({
    name: 'preceptor_job_seconds',
    help: 'Jobs',
    labelNames: ['queue', 'outcome'],
    buckets,
    registers,
  });
  return {
    httpAnswered: (route, method, status, seconds) =>
      http.observe({ route, method, status }, seconds),
    turnEnded: (mode, status, seconds) => turns.observe({ mode, status }, seconds),
    tokensUsed: (provider, model, { inputTokens, outputTokens, costMicros }) => {
      tokens.inc({ provider, model, direction: 'input' }, inputTokens);
      tokens.inc({ provider, model, direction: 'output' }, outputTokens);
      cost.inc({ provider, model }, costMicros / 1_000_000);
    },
    jobEnded: (queue, outcome, seconds) => jobs.observe({ queue, outcome }, seconds),
    watch: (name, help, read) => {
      const gauge: Gauge = new Gauge({
        name,
        help,
        registers,
        collect: async () => gauge.set(await read().catch(() => Number.NaN)),
      });
    },
    render: () => registry.metrics(),
  };
}
