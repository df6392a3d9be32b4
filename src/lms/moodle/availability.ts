import { z } from 'zod';
import type { ReleaseRule } from '../course-source.ts';

// Moodle's restrictions as it stores them: a tree of conditions (as captured from Moodle 4.5, and
// the availability subsystem's documented format). Kinds not named here are weighed by Moodle only.
const date = z.object({ type: z.literal('date'), d: z.enum(['>=', '<']), t: z.number() });
const group = z.object({ type: z.literal('group'), id: z.number() });
const tree = z.object({ op: z.enum(['&', '|', '!&', '!|']), c: z.array(z.unknown()) });

/** Deeper than this, somebody is playing with us. */
const deepest = 20;

/** A restriction as a rule; null when there is none. What cannot be read opens nothing. */
export function ruleOf(availability: string | null): ReleaseRule | null {
  if (availability === null || availability === '') return null;
  const read = tree.nullable().safeParse(jsonIn(availability));
  if (!read.success) return { unknown: 'restriction' };
  // Moodle keeps an empty tree when the last condition was taken away again.
  if (read.data === null || read.data.c.length === 0) return null;
  return treeRule(read.data, deepest);
}

function conditionRule(condition: unknown, depth: number): ReleaseRule {
  if (depth === 0) return { unknown: 'depth' };
  const inner = tree.safeParse(condition);
  if (inner.success) return treeRule(inner.data, depth);
  const dated = date.safeParse(condition);
  if (dated.success) {
    const at = new Date(dated.data.t * 1000);
    return dated.data.d === '>=' ? { from: at } : { until: at };
  }
  const grouped = group.safeParse(condition);
  if (grouped.success) return { who: [`group:${grouped.data.id}`] };
  const named = z.object({ type: z.string() }).safeParse(condition);
  return { unknown: named.success ? named.data.type : 'condition' };
}

function treeRule({ op, c }: z.output<typeof tree>, depth: number): ReleaseRule {
  const parts = c.map((condition) => conditionRule(condition, depth - 1));
  const joined = op.endsWith('&') ? { all: parts } : { any: parts };
  return op.startsWith('!') ? { not: joined } : joined;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
