import { wordsIn, type StudentWords } from '../../tongues/index.ts';
import { askForJson } from '../ask-for-json.ts';
import type { OpenTurn } from '../modes/mode.ts';
import { isUnanswerable, toldQuestion, versionTold } from '../pictures/asked.ts';
import { verification, type Verification } from '../prompts/verifier-prompt.ts';
import { tellStep } from '../tell-step.ts';
import type { AgentState } from './agent-state.ts';

const maxVerdictTokens = 300;
/** Read by the model that plans, and never changed by the language of the student. */
const nothing: Verification = { sufficient: false, missing: 'Nothing was found. Try other words.' };

/** Whether what was found is enough. Judged by words alone where no model can be asked, or says nothing readable. */
export function verify(
  open: OpenTurn,
  state: AgentState,
  { byModel }: { byModel: boolean },
  signal: AbortSignal,
): Promise<Verification> {
  const { turn, trace, desk, facts } = open;
  const says = wordsIn(turn.language).steps.verify;
  const passages = state.pool.all();
  const byWords = (): Verification => {
    const hits = passages.map(({ hit }) => hit);
    const sufficient = state.results.length > 0 || !isUnanswerable(open, hits);
    return { sufficient, missing: sufficient ? '' : nothing.missing };
  };
  const name = { step: `verify#${state.round}`, label: says.label };
  return tellStep(trace, name, async () => {
    if (passages.length === 0 && state.results.length === 0)
      return { value: nothing, status: 'done', summary: says.nothing };
    if (!byModel) return { value: byWords(), status: 'done', summary: verdict(says, byWords()) };
    const content = toldQuestion(open);
    const { version, write } = facts.prompts.verifier;
    const system = write({ question: content, passages, results: state.results });
    const request = {
      system,
      messages: [{ role: 'user', content }],
      maxOutputTokens: maxVerdictTokens,
      temperature: 0,
      json: true,
    } as const;
    const promptVersion = versionTold(version, open);
    const question = { task: 'verify', promptVersion, request } as const;
    const reply = await askForJson(desk, { question, schema: verification, repair: null }, signal);
    if (reply.kind === 'value') {
      const { value } = reply;
      return {
        value,
        status: 'done',
        summary: verdict(says, value),
        output: JSON.stringify(value),
      };
    }
    const summary = says.byWords(verdict(says, byWords()));
    return { value: byWords(), status: 'failed', summary, errorKind: reply.kind };
  });
}

function verdict(
  says: StudentWords['steps']['verify'],
  { sufficient, missing }: Verification,
): string {
  if (sufficient) return says.enough;
  return says.missing(missing === nothing.missing ? says.nothing : missing);
}
