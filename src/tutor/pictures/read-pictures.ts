import type { OpenPicture, ReadWords, SentPicture } from '../../pictures/index.ts';
import { wordsIn } from '../../tongues/index.ts';
import { tellStep } from '../tell-step.ts';
import type { TurnTrace } from '../trace.ts';
import type { Turn } from '../turn.ts';
import type { TurnPicture } from './turn-picture.ts';

export interface ReadPicturesNeeds {
  readonly readWords: ReadWords;
  readonly openPicture: OpenPicture;
}

/** A question and what came with it. */
export interface Sent {
  readonly turn: Turn;
  readonly sent: readonly SentPicture[];
  readonly trace: TurnTrace;
}

/** The student waits for it; mostly it was done when they sent the question. */
const patienceMs = 20_000;

/**
 * The pictures of a question and the text that stands in them; the trace is told which they are.
 * @throws the abort reason when aborted
 */
export async function readPictures(
  needs: ReadPicturesNeeds,
  { turn, sent, trace }: Sent,
  signal: AbortSignal,
): Promise<readonly TurnPicture[]> {
  if (sent.length === 0) return [];
  const says = wordsIn(turn.language).steps.pictures;
  const name = { step: 'pictures', label: says.label };
  const pictures = await tellStep(trace, name, async () => {
    const inTime = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
    const value = await Promise.all(sent.map((picture) => read(needs, turn, picture, inTime)));
    signal.throwIfAborted();
    const found = value.reduce((sum, { words }) => sum + words.length, 0);
    return { value, status: 'done', summary: says.summary(sent.length, found) };
  });
  trace.emit({ type: 'pictures', pictures: pictures.map(({ content: _bytes, ...told }) => told) });
  return pictures;
}

async function read(
  { readWords, openPicture }: ReadPicturesNeeds,
  turn: Turn,
  { words: known, ...picture }: SentPicture,
  signal: AbortSignal,
): Promise<TurnPicture> {
  const { tenantId } = turn;
  const ofPicture = { tenantId, pictureId: picture.id };
  // Without its words a picture can still be looked at.
  const words = known ?? (await readWords(ofPicture, signal).catch(() => null)) ?? '';
  const opened = await openPicture(turn, picture.id);
  return { ...picture, words, content: opened?.content ?? null };
}
