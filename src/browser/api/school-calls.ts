import type { Call } from './call.ts';
import type { JsonCalls } from './json-calls.ts';
import type { ErasurePlan, SchoolPicture } from './school-shapes.ts';

/** What those who run the LMS are told of their school, and what is erased there. */
export interface SchoolApi {
  school(): Promise<SchoolPicture>;
  /** The signed log of what the probes found about it. */
  schoolLog(): Promise<Blob>;
  /** What a procurement asks for, as one page. */
  papers(): Promise<Blob>;
  /** What would go of somebody whom the LMS shows by that id. */
  planErasure(person: string): Promise<ErasurePlan>;
  /** Erases them for good; the receipt. */
  erasePerson(person: string): Promise<object>;
  /** When what is kept about students of the course goes with its end; null as long as that is far. */
  courseErasure(): Promise<{ readonly at: string; readonly timeZone: string } | null>;
}

export function schoolCalls(call: Call, { get, post }: JsonCalls): SchoolApi {
  const file = async (path: string): Promise<Blob> => (await call(path)).blob();
  return {
    school: () => get('/api/school'),
    schoolLog: () => file('/api/school/isolation-log'),
    papers: () => file('/api/school/trust-pack'),
    planErasure: (person) => post('/api/school/erasures/plan', { person }),
    erasePerson: (person) => post('/api/school/erasures', { person, confirm: person }),
    courseErasure: async () =>
      (await get<{ erasure: { at: string; timeZone: string } | null }>('/api/course/erasure'))
        .erasure,
  };
}
