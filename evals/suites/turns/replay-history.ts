import type { AskedTurn, Student } from '../../doors/student.ts';
import type { StudentMessage } from '../../gold/student-message.ts';
import type { SuiteContext } from '../../suite.ts';

/** Says what the student said before; the recorded replies are put into the tutor's mouth. */
export async function replayHistory(
  { prompter, mode }: SuiteContext,
  student: Student,
  history: StudentMessage['history'],
  signal: AbortSignal,
): Promise<AskedTurn[]> {
  const asked: AskedTurn[] = [];
  for (const [at, { role, content }] of history.entries()) {
    if (role !== 'user') continue;
    const next = history[at + 1];
    const takeBack = next?.role === 'assistant' ? prompter.prompt(content, next.content) : () => {};
    const threadId = asked.at(-1)?.threadId ?? null;
    asked.push(await student.ask({ message: content, threadId, mode }, signal));
    takeBack();
  }
  return asked;
}
