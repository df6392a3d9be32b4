export { createProbeIsolation, type ProbeIsolation, type ProbeNeeds } from './probe-isolation.ts';
export { lastProbe, type ProbeResult } from './probe-store.ts';
