import type { Course, GradedPerson } from '../courses/index.ts';
import { admit } from './grade-target.ts';
import { troubleOf, type GradeTrouble } from './grade-trouble.ts';
import { verdictOn, type Standing } from './gradebook-verdict.ts';
import type { OutboxEntry, WantedGrade } from './outbox-entry.ts';
import { wantStep } from './want-step.ts';

/**
 * What would become of a student's grade now. `post`: it is posted; `propose`: it would wait for approval, `proposed`:
 * it does; `under_way` and `undoing`: on its way there or back; `same`: it stands there; `undone`: it was taken back;
 * `left_out`: it is not posted, for a reason.
 */
export type GradeOutlook =
  | 'post'
  | 'propose'
  | 'proposed'
  | 'under_way'
  | 'undoing'
  | 'same'
  | 'undone'
  | 'left_out';

/** One student's grade in one column: what stands in the LMS, and what would. Scores from 0 to 1. */
export interface PreviewLine {
  readonly userId: string;
  readonly name: string | null;
  /** What whoever decides about it names; null while nothing is wanted. */
  readonly seen: { readonly id: string; readonly version: number } | null;
  readonly outlook: GradeOutlook;
  /** What the LMS holds; `unread`: it does not tell. */
  readonly was: Standing;
  /** What it would hold, or holds by our word; null: no score. */
  readonly will: number | null;
  /** Why it is left out, or what there is to know; `no_evidence`: the student has shown nothing yet. */
  readonly trouble: GradeTrouble | 'no_evidence' | null;
  /** The same in a sentence, in English. */
  readonly reason: string | null;
  /** When it was let go; the same for all that went together. */
  readonly releasedAt: Date | null;
  readonly canUndo: boolean;
  readonly canRetry: boolean;
}

export interface LineFacts {
  /** With every switch of the column on: what would be posted does not hang on whether it is yet. */
  readonly course: Course;
  readonly isOn: boolean;
  readonly asksFirst: boolean;
  readonly person: GradedPerson;
  readonly entry: OutboxEntry | undefined;
  readonly wanted: WantedGrade | undefined;
  readonly standing: Standing;
  /** What keeps the whole column from being posted. */
  readonly barred: unknown;
}

/** The rules are those by which grades are wanted and posted: `wantStep`, `admit` and `verdictOn`. */
export function previewLine(facts: LineFacts): PreviewLine {
  const { person, entry, standing } = facts;
  const { outlook, trouble, reason } = outlookOf(facts);
  const isOurs = entry !== undefined && entry.postedScore !== null;
  const wasTeachers = trouble === 'teacher_grade';
  return {
    userId: person.userId,
    name: person.name,
    seen: entry ? { id: entry.id, version: entry.version } : null,
    outlook,
    was: standing,
    will: willBe(facts, outlook),
    trouble,
    reason,
    releasedAt: entry?.releasedAt ?? null,
    canUndo: isOurs && !wasTeachers && entry.state !== 'waiting',
    canRetry: entry !== undefined && ['refused', 'held', 'undone'].includes(entry.state),
  };
}

function willBe({ entry, wanted, standing }: LineFacts, outlook: GradeOutlook): number | null {
  if (outlook === 'undoing') return entry?.postedBefore.at(-1)?.score ?? null;
  if (outlook === 'undone' || outlook === 'left_out')
    return standing === 'unread' ? null : standing;
  if (outlook === 'same') return entry?.postedScore ?? null;
  // What a teacher lets go, or has let go, whatever the evidence comes to by now.
  if (entry && (outlook === 'proposed' || outlook === 'under_way')) return entry.score;
  return wanted?.score ?? entry?.score ?? null;
}

type Outlook = Pick<PreviewLine, 'outlook' | 'trouble' | 'reason'>;

const plain = (outlook: GradeOutlook): Outlook => ({ outlook, trouble: null, reason: null });

function leftOut(error: unknown): Outlook {
  const { trouble, message } = troubleOf(error);
  return { outlook: 'left_out', trouble, reason: message };
}

function outlookOf(facts: LineFacts): Outlook {
  const { entry, isOn, asksFirst, barred } = facts;
  const wanted = facts.wanted ?? entry;
  if (!wanted) return { outlook: 'left_out', trouble: 'no_evidence', reason: null };
  const step = wantStep(entry, wanted, asksFirst);
  // These go on by themselves, or at a teacher's word, whatever is wanted once more.
  const isPending = entry?.state === 'waiting' || entry?.state === 'proposed';
  if (entry && (isPending || (step !== 'wait' && step !== 'propose')))
    return settledOutlook(facts, entry);
  // Nothing takes these up again by itself, as long as the switch is not turned.
  if (entry && isOn && (entry.state === 'refused' || entry.state === 'held')) {
    const { reasonCode, reason } = entry;
    return { outlook: 'left_out', trouble: (reasonCode ?? 'failed') as GradeTrouble, reason };
  }
  if (barred !== undefined) return leftOut(barred);
  return (
    tried(facts, { ...blank, ...entry, ...wanted, version: (entry?.version ?? 0) + 1 }) ??
    plain(step === 'propose' ? 'propose' : 'post')
  );
}

function settledOutlook(facts: LineFacts, entry: OutboxEntry): Outlook {
  const { state, deed, reason, reasonCode } = entry;
  const trouble = reasonCode as GradeTrouble | null;
  if (state === 'waiting')
    return { outlook: deed === 'undo' ? 'undoing' : 'under_way', trouble, reason };
  if (state === 'undone') return { outlook: 'undone', trouble, reason };
  if (deed === 'undo') return { outlook: 'left_out', trouble, reason };
  if (facts.barred !== undefined) return state === 'posted' ? plain('same') : leftOut(facts.barred);
  const told = tried(facts, entry);
  if (state === 'proposed') return told ?? plain('proposed');
  return told?.trouble === 'teacher_grade' ? told : plain('same');
}

/** What posting tells about an entry, or would about one that is not there yet. */
type Tried = Omit<Parameters<typeof admit>[1] & Parameters<typeof verdictOn>[0], 'deed'>;

/** What posting it would come upon; undefined where nothing is in the way. */
function tried({ course, person, standing }: LineFacts, entry: Tried): Outlook | undefined {
  try {
    admit({ course, user: person }, { ...entry, deed: 'post' });
    verdictOn({ ...entry, deed: 'post' }, standing);
    return undefined;
  } catch (error) {
    return leftOut(error);
  }
}

/** A grade that was never wanted before. */
const blank: Pick<
  OutboxEntry,
  'approvedVersion' | 'sentVersion' | 'sentScore' | 'postedScore' | 'postedBefore'
> = {
  approvedVersion: null,
  sentVersion: null,
  sentScore: null,
  postedScore: null,
  postedBefore: [],
};
