import { crisisSigns } from './crisis.ts';
import { guardRules } from './guard-rules.ts';
import { normalise, readBase64, readLeetspeak, readRot13 } from './normalise.ts';
import type { Verdict } from './verdict.ts';

const harmless: Verdict = { action: 'answer', category: 'none', severity: 'none', rules: [] };

/**
 * Judges a message before any model sees it: deterministic, a fraction of a millisecond. The crisis
 * path is looked for first and in plain sight only; attacks also under their disguises.
 * @param history what the student wrote before in this thread, oldest first
 */
export function guard(message: string, history: readonly string[] = []): Verdict {
  const plain = normalise(message);
  const crisis = crisisSigns(plain, history.map(normalise));
  if (crisis.found) {
    return { action: 'crisis', category: 'self_harm', severity: 'safety', rules: crisis.names };
  }
  const behind = readBase64(message);
  const readings = [
    plain,
    readLeetspeak(plain),
    readRot13(plain),
    behind === null ? null : normalise(behind),
  ];
  for (const [at, reading] of readings.entries()) {
    const rule = reading === null ? undefined : guardRules.find(({ holds }) => holds(reading));
    if (rule)
      return { ...rule.finding, rules: [at === 0 ? rule.name : `${rule.name} (disguised)`] };
  }
  return harmless;
}
