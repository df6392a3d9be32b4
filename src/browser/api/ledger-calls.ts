import { patiently, type JsonCalls } from './json-calls.ts';
import type {
  CheckResult,
  Claim,
  ConceptIndependence,
  ConceptLedger,
  CourseContests,
  Decision,
  MasteryCheck,
  OfferedCheck,
} from './ledger-shapes.ts';

/** What mastery rests on, and what is said about it. All of it is safe to repeat. */
export interface LedgerApi {
  ledger(conceptId: string): Promise<ConceptLedger>;
  contest(evidenceId: string, claim: Claim): Promise<void>;
  /** Takes one's word back. */
  uncontest(evidenceId: string): Promise<void>;
  /** The check of a contested answer, begun once. */
  beginCheck(evidenceId: string): Promise<MasteryCheck>;
  answerCheck(checkId: string, answers: Readonly<Record<string, string>>): Promise<CheckResult>;
  /** How concepts go with help and alone. */
  independence(): Promise<readonly ConceptIndependence[]>;
  /** The check to offer where a conversation begins. */
  offeredCheck(): Promise<OfferedCheck | null>;
  /** The check that is due on a concept, begun once. */
  beginPlanned(conceptId: string): Promise<MasteryCheck>;
  putOffCheck(conceptId: string, said: 'postponed' | 'declined'): Promise<void>;
  contests(): Promise<CourseContests>;
  decideContest(evidenceId: string, decision: Decision, reason: string): Promise<void>;
  /** @param id of the note, made by who asks */
  showInClass(shown: {
    readonly id: string;
    readonly userId: string;
    readonly conceptId: string;
    readonly reason: string;
  }): Promise<void>;
}

export function ledgerCalls({ get, post, put, remove }: JsonCalls): LedgerApi {
  return {
    ledger: (conceptId) => get(`/api/me/mastery/${conceptId}`),
    contest: async (id, claim) => {
      await patiently(() => put(`/api/me/evidence/${id}/contest`, { claim }));
    },
    uncontest: (id) => patiently(() => remove(`/api/me/evidence/${id}/contest`)),
    beginCheck: (id) => patiently(() => post(`/api/me/evidence/${id}/check`, {})),
    answerCheck: (id, answers) =>
      patiently(() => post(`/api/me/checks/${id}/answers`, { answers })),
    independence: async () => {
      const { concepts } = await get<{ concepts: readonly ConceptIndependence[] }>(
        '/api/me/independence',
      );
      return concepts;
    },
    offeredCheck: async () => {
      const { check } = await get<{ check: OfferedCheck | null }>('/api/me/checks/offer');
      return check;
    },
    beginPlanned: (id) => patiently(() => post(`/api/me/checks/on/${id}`, {})),
    putOffCheck: async (id, said) => {
      await patiently(() => put(`/api/me/checks/on/${id}/deferral`, { said }));
    },
    contests: () => get('/api/course/contests'),
    decideContest: async (id, decision, reason) => {
      await put(`/api/course/contests/${id}`, { decision, reason });
    },
    showInClass: async (shown) => {
      await patiently(() => post('/api/course/shown', shown));
    },
  };
}
