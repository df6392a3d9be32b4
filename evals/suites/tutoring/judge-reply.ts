import type { ChatModel } from '../../../src/models/index.ts';
import {
  readLabels,
  rubricQuestion,
  type Dialogue,
  type Labels,
} from '../../../src/quality/index.ts';
import { askOnce } from '../../doors/judge.ts';

const attempts = 2;

/** Undefined labels: the judge's reply could not be read, twice. */
export async function judgeReply(
  model: ChatModel,
  dialogue: Dialogue,
  signal: AbortSignal,
): Promise<{ labels: Labels | undefined; costMicros: number }> {
  let spent = 0;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const asked = await askOnce(model, rubricQuestion(dialogue), signal);
    spent += asked.costMicros;
    const labels = readLabels(asked.text);
    if (labels) return { labels, costMicros: spent };
  }
  return { labels: undefined, costMicros: spent };
}
