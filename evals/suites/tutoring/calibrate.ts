import type { ChatModel } from '../../../src/models/index.ts';
import {
  compareWithPeople,
  labelledReply,
  type Calibration,
  type JudgedReply,
} from '../../../src/quality/index.ts';
import { readLines } from '../../gold/read-lines.ts';
import { judgeReply } from './judge-reply.ts';

/** Holds the judge against people: κ per dimension, "not trusted" below 0.6 or where nothing was compared. */
export async function calibrate(
  judge: ChatModel,
  file: string | undefined,
  signal: AbortSignal,
): Promise<Calibration> {
  const labelled = file === undefined ? [] : (await readLines(file, labelledReply)).entries;
  const judged: JudgedReply[] = [];
  for (const { history, response, labels: human } of labelled) {
    const read = await judgeReply(judge, { history, response }, signal);
    if (read.labels) judged.push({ human, judge: read.labels });
  }
  return compareWithPeople(judged);
}
