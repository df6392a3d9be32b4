import type { CourseFile, Piece } from '../../doors/course.ts';
import type { DeepHit } from '../../doors/installation.ts';
import { foldSpace } from '../../../src/ground/text/index.ts';
import { groupsIn, type Question } from '../../gold/question.ts';

export const diagnoses = [
  'not extracted',
  'cut badly',
  'out of scope',
  'vector missed',
  'text missed',
  'vector and text missed',
  'fused too low',
] as const;
export type Diagnosis = (typeof diagnoses)[number];

/** Why the phrases of one group were not found where they should have been. */
export function diagnose(
  group: Question['groups'][number],
  sources: readonly string[],
  seen: { readonly files: readonly CourseFile[]; readonly deep: readonly DeepHit[] },
): Diagnosis {
  const named = seen.files.filter(({ fileName }) => sources.includes(fileName));
  if (named.length > 0 && named.every(({ released }) => !released)) return 'out of scope';
  const right = seen.files.flatMap(({ pieces }) => pieces.filter((piece) => holds(piece, group)));
  if (right.length === 0)
    return named.some(({ pieces }) => holdsAcross(pieces, group)) ? 'cut badly' : 'not extracted';
  const ids = new Set(right.map(({ chunkId }) => chunkId));
  const ranked = seen.deep.filter(({ chunkIds }) => chunkIds.some((id) => ids.has(id)));
  const vector = ranked.some(({ vectorRank }) => vectorRank !== null);
  const text = ranked.some(({ textRank }) => textRank !== null);
  if (!vector && !text) return 'vector and text missed';
  if (!vector) return 'vector missed';
  return text ? 'fused too low' : 'text missed';
}

function holds(piece: Piece, group: readonly string[]): boolean {
  return groupsIn(piece.content, [group]).length > 0;
}

/** True when a phrase runs over the border of neighbouring pieces. */
function holdsAcross(pieces: readonly Piece[], group: readonly string[]): boolean {
  const text = foldSpace(pieces.map(({ content }) => content).join(' '));
  return group.some((phrase) => text.includes(foldSpace(phrase)));
}
