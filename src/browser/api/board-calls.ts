import type { ClassBoard, ConceptWeeks, ReteachCard, TaughtPlaces } from './board-shapes.ts';
import type { JsonCalls } from './json-calls.ts';
import type { ClassQuiz } from './linking-shapes.ts';

/** What those who teach are told of the class, and what they make of it. */
export interface BoardApi {
  /** What the class should look at again. */
  classBoard(): Promise<ClassBoard>;
  /** How it moved with each concept, week by week. */
  classWeeks(): Promise<readonly ConceptWeeks[]>;
  /** Where what the class should look at again is taught. */
  taughtPlaces(): Promise<TaughtPlaces>;
  reteachCard(conceptId: string): Promise<ReteachCard>;
  /** A quiz that waits at the top of the LMS's picker. */
  makePracticeSet(conceptId: string, title: string): Promise<ClassQuiz>;
}

export function boardCalls({ get, post }: Pick<JsonCalls, 'get' | 'post'>): BoardApi {
  const board = '/api/course/misconceptions';
  return {
    classBoard: () => get(board),
    classWeeks: async () =>
      (await get<{ concepts: readonly ConceptWeeks[] }>(`${board}/weeks`)).concepts,
    taughtPlaces: async () => (await get<{ places: TaughtPlaces }>(`${board}/places`)).places,
    reteachCard: (conceptId) => get(`${board}/${conceptId}/card`),
    makePracticeSet: (conceptId, title) =>
      post('/api/course/quizzes', { conceptId, title, toPlace: true }),
  };
}
