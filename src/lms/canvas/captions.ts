import { CourseSourceError } from '../course-source.ts';
import type { CanvasApi } from './canvas-api.ts';
import { mediaTrack, type ListedFile, type MediaTrack } from './canvas-shapes.ts';
import type { Endpoints } from './endpoint.ts';

/** Captions of one recording, or why they are not told. */
export type Captions =
  | { readonly kind: 'told'; readonly tracks: readonly MediaTrack[] }
  | { readonly kind: 'withheld'; readonly why: string };

interface CaptionNeeds {
  readonly api: CanvasApi;
  readonly endpoints: Pick<Endpoints, 'captions'>;
}

/** Kinds of tracks that hold what is said or shown; the others are chapters and data for programs. */
const spoken: ReadonlySet<string> = new Set(['subtitles', 'captions', 'descriptions']);

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
  for (const { id } of files.filter(isRecording)) {
    const tracks = await api
      .every(endpoints.captions(id), mediaTrack, signal)
      .then((listing) => (listing.kind === 'listed' ? listing.entries : []))
      .catch(whyWithheld);
    found.set(id, typeof tracks === 'string' ? { kind: 'withheld', why: tracks } : told(tracks));
  }
  return found;
}

function told(all: readonly MediaTrack[]): Captions {
  const tracks = all.filter(({ kind }) => spoken.has(kind ?? ''));
  const isTold = tracks.every((track) => textOf(track) !== null);
  return isTold ? { kind: 'told', tracks } : { kind: 'withheld', why: noIncludes };
}

/** quirk: an older canvas has no such list, and says that nothing is there. */
function whyWithheld(error: unknown): string | MediaTrack[] {
  if (!(error instanceof CourseSourceError)) throw error;
  if (error.code === 'not_found') return [];
  if (error.code === 'forbidden') return error.message;
  throw error;
}

/** Text of a track, as WebVTT if Canvas makes it one. */
export function textOf({ webvtt_content, content }: MediaTrack): string | null {
  return webvtt_content ?? content ?? null;
}

function isRecording({ media_entry_id, 'content-type': type }: ListedFile): boolean {
  const isReady = (media_entry_id ?? '') !== '' && media_entry_id !== 'maybe';
  return isReady && /^(video|audio)\//.test(type ?? '');
}
