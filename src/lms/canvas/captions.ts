import { CourseSourceError } from '../course-source.ts';
import type { CanvasApi } from './canvas-api.ts';
import { mediaTrack, odd, type ListedFile, type MediaTrack } from './canvas-shapes.ts';
import type { Endpoints } from './endpoint.ts';

/** Captions of one recording, why they are not told, or that they cannot be read now. */
export type Captions =
  | { readonly kind: 'told'; readonly tracks: readonly MediaTrack[] }
  | { readonly kind: 'withheld'; readonly why: string }
  | { readonly kind: 'unread' };

interface CaptionNeeds {
  readonly api: CanvasApi;
  readonly endpoints: Pick<Endpoints, 'captions'>;
}

/** Kinds of tracks that hold what is said or shown; the others are chapters and data for programs. */
const spoken: ReadonlySet<string> = new Set(['subtitles', 'captions', 'descriptions']);

/** So many recordings in a row that cannot be asked about mean that Canvas is down. */
const giveUpAfter = 3;

const noIncludes =
  'Canvas names the captions of this recording and does not send their text. Ask your Canvas administrator to switch “Allow Include Parameters” on for the developer key.';

/**
 * Asks for the captions of these files, where they are recordings, one after the other; the answer is
 * by the number of the file.
 * @throws CourseSourceError
 */
export async function readCaptions(
  { api, endpoints }: CaptionNeeds,
  files: readonly ListedFile[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Captions>> {
  const found = new Map<string, Captions>();
  let silent = 0;
  for (const { id } of files.filter(mayBeRecording)) {
    const captions = await api
      .every(endpoints.captions(id), mediaTrack, signal)
      .then((listing) => told(listing.kind === 'listed' ? listing.entries : []))
      .catch((error: unknown) => whyNotTold(error, silent + 1 < giveUpAfter));
    silent = captions.kind === 'unread' ? silent + 1 : 0;
    found.set(id, captions);
  }
  return found;
}

function told(all: readonly MediaTrack[]): Captions {
  const tracks = all.filter(({ kind }) => kind === odd || spoken.has(kind ?? ''));
  if (tracks.some((track) => track.kind === odd || textOf(track) === odd))
    return { kind: 'unread' };
  const isTold = tracks.every((track) => textOf(track) !== null);
  return isTold ? { kind: 'told', tracks } : { kind: 'withheld', why: noIncludes };
}

/** quirk: an older canvas has no such list, and says that nothing is there. */
function whyNotTold(error: unknown, goesOn: boolean): Captions {
  if (!(error instanceof CourseSourceError)) throw error;
  if (error.code === 'not_found') return { kind: 'told', tracks: [] };
  if (error.code === 'forbidden') return { kind: 'withheld', why: error.message };
  if (error.code === 'reconnect' || !goesOn) throw error;
  return { kind: 'unread' };
}

/** Text of a track, as WebVTT if Canvas makes it one. */
export function textOf({ webvtt_content: text, content }: MediaTrack): MediaTrack['content'] {
  return text === odd ? odd : (text ?? content ?? null);
}

/** Canvas says of anything else that it has no captions. */
function mayBeRecording({ media_entry_id: entry, 'content-type': type }: ListedFile): boolean {
  const isReady = entry === odd || ((entry ?? '') !== '' && entry !== 'maybe');
  return isReady && (type === null || /^(video|audio)\//.test(type));
}
