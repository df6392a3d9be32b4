import { randomUUID } from 'node:crypto';
import type { Budget } from '../budget/index.ts';
import { ModelError, type ChatRouter, type Quote } from '../models/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { createWritingDesk, setMoneyAside } from '../tutor/index.ts';
import { judgedAnswers } from './judged-answer-store.ts';
import {
  compareWithPeople,
  type Calibration,
  type JudgedReply,
  type LabelledReply,
} from './judge-trust.ts';
import { readLabels, rubricQuestion, rubricVersion, type Dialogue, type Labels } from './rubric.ts';

/** What a judge says of a school's own cases. */
export interface JudgedCases {
  /** Who judged, as provider:model, each once. */
  readonly judges: readonly string[];
  /** Of each case that was read, in the order of the cases. */
  readonly labels: readonly Labels[];
  /** Cases whose judgement could not be read, twice. */
  readonly unread: number;
  /** Cases that were not judged because there was no model or not enough money. */
  readonly left: number;
  readonly calibration: Calibration;
}

export interface JudgeAsk {
  readonly tenantId: string;
  /** Null: of all courses. */
  readonly courseId: string | null;
  /** Replies that people have labelled. */
  readonly labelled: readonly LabelledReply[];
}

/**
 * Has the model that is routed for `judge` read the answers that instructors called right, and the replies that
 * people have labelled, by the rubric. What it costs counts on the course of each case; of labelled replies on
 * the course of the first.
 */
export type JudgeCases = (ask: JudgeAsk, signal: AbortSignal) => Promise<JudgedCases>;

interface JudgeNeeds {
  readonly withTenant: WithTenant;
  readonly router: Pick<ChatRouter, 'stream'>;
  readonly quote: Quote;
  readonly budget: Pick<Budget, 'reserve' | 'open' | 'close' | 'settle'>;
}

const task = 'judge';
/** Of both readings: what cannot be read is asked for once more. */
const size = { inputTokens: 8_000, outputTokens: 800 };
/** Of a very long answer the judge reads the beginning. */
const mostCharacters = 8_000;

export function createJudgeCases(needs: JudgeNeeds): JudgeCases {
  return async ({ tenantId, courseId, labelled }, signal) => {
    const answers = await needs.withTenant(tenantId, (tx) => judgedAnswers(tx, tenantId, courseId));
    const cases = answers.filter(({ verdict }) => verdict === 'right');
    const judges = new Set<string>();
    const labels: Labels[] = [];
    const count = { unread: 0, left: 0 };
    for (const { courseId: of, question, answer } of cases) {
      const history = [{ role: 'user', content: question } as const];
      const said = await judge(
        needs,
        { tenantId, courseId: of, history, response: answer },
        signal,
      );
      if (said === 'no means') count.left += 1;
      else if (said.labels) labels.push(said.labels);
      else count.unread += 1;
      if (said !== 'no means') judges.add(said.judge);
    }
    const [first] = cases;
    const compared: JudgedReply[] = [];
    for (const { history, response, labels: human } of first ? labelled : []) {
      const work = { tenantId, courseId: first?.courseId ?? '', history, response };
      const said = await judge(needs, work, signal);
      if (said !== 'no means' && said.labels) compared.push({ human, judge: said.labels });
    }
    return { judges: [...judges], labels, ...count, calibration: compareWithPeople(compared) };
  };
}

interface Work extends Dialogue {
  readonly tenantId: string;
  readonly courseId: string;
}

async function judge(
  needs: JudgeNeeds,
  { tenantId, courseId, history, response }: Work,
  signal: AbortSignal,
): Promise<{ readonly labels: Labels | undefined; readonly judge: string } | 'no means'> {
  const id = randomUUID();
  const parts = [{ task, size }] as const;
  try {
    if (!(await setMoneyAside(needs, { tenantId, courseId, id, parts }))) return 'no means';
    const desk = createWritingDesk(needs, { tenantId, id });
    const { system, question } = rubricQuestion({
      history: history.map(({ role, content }) => ({ role, content: beginningOf(content) })),
      response: beginningOf(response),
    });
    const request = {
      system,
      messages: [{ role: 'user', content: question }],
      maxOutputTokens: size.outputTokens / 2,
      temperature: 0,
      json: true,
    } as const;
    const ask = { task, promptVersion: rubricVersion, request } as const;
    const labels =
      readLabels(await hear(desk, ask, signal)) ?? readLabels(await hear(desk, ask, signal));
    const { provider, model } = desk.spoke();
    // The offline tutor cannot judge.
    return provider === 'offline' ? 'no means' : { labels, judge: `${provider}:${model}` };
  } catch (error) {
    if (error instanceof ModelError) return 'no means';
    throw error;
  } finally {
    await needs.withTenant(tenantId, (tx) => needs.budget.settle(tx, tenantId, id));
  }
}

async function hear(
  desk: ReturnType<typeof createWritingDesk>,
  ask: Parameters<ReturnType<typeof createWritingDesk>['stream']>[0],
  signal: AbortSignal,
): Promise<string> {
  let text = '';
  for await (const chunk of desk.stream(ask, signal)) {
    if (chunk.type === 'attempt') text = '';
    if (chunk.type === 'text') text += chunk.text;
  }
  return text;
}

function beginningOf(text: string): string {
  return text.slice(0, mostCharacters);
}
