import type { Decided, GradePreview, SeenGrade } from './grade-shapes.ts';
import type { JsonCalls } from './json-calls.ts';

/** What would be posted to the gradebook, and a teacher's word on it. */
export interface GradesApi {
  /** Asks the LMS what it holds; changes nothing. */
  gradePreview(): Promise<GradePreview>;
  approveGrades(grades: readonly SeenGrade[]): Promise<Decided>;
  undoGrades(grades: readonly SeenGrade[]): Promise<Decided>;
  /** Gives refused and held grades another try: all of them, or those named, taken back ones too. */
  retryGrades(grades?: readonly SeenGrade[]): Promise<{ readonly again: number }>;
}

export function gradeCalls({ get, post }: Pick<JsonCalls, 'get' | 'post'>): GradesApi {
  const place = '/api/course/grades';
  return {
    gradePreview: () => get(place),
    approveGrades: (grades) => post(`${place}/approve`, { grades }),
    undoGrades: (grades) => post(`${place}/undo`, { grades }),
    retryGrades: (grades) => post(`${place}/retry`, grades === undefined ? {} : { grades }),
  };
}
