import type { StudentWords } from '../../tongues/index.ts';

const longestName = 40;

/** What a tool is called to students; one that a plan made up keeps the name it was given. */
export function nameOfTool({ tools }: StudentWords['steps'], name: string): string {
  const known: Readonly<Record<string, string>> = tools;
  return (Object.hasOwn(known, name) && known[name]) || name.slice(0, longestName);
}
