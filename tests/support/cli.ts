import { vi } from 'vitest';
import { createCli } from '../../src/cli/cli.ts';

/** What a command prints, and the code it would end the process with. */
export interface Typed {
  readonly text: string;
  readonly exitCode: number;
}

/** Types a command in this process. It may reject with the command's own error. */
export async function typed(...args: readonly string[]): Promise<Typed> {
  const lines: string[] = [];
  const spy = vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(String(line)));
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    await speaking().parseAsync([...args], { from: 'user' });
    return { text: lines.join('\n'), exitCode: process.exitCode };
  } finally {
    spy.mockRestore();
    process.exitCode = before;
  }
}

/** The command, which rejects where it would end the process: over an option that it does not know, for instance. */
function speaking(): ReturnType<typeof createCli> {
  const program = createCli();
  for (const one of [program, ...program.commands.flatMap((sub) => [sub, ...sub.commands])])
    one.exitOverride().configureOutput({ writeErr: () => undefined });
  return program;
}
