import { z } from 'zod';
import type { Cell, Column } from '../platform/gradebook.ts';
import type { Fields } from '../platform/params.ts';
import type { LabPerson } from '../platform/people.ts';
import { LtiRefusal } from './lti-refusal.ts';

export const submissionExtension = 'https://canvas.instructure.com/lti/submission';

const extensionForm = z
  .object({
    new_submission: z.boolean().default(true),
    preserve_score: z.boolean().default(false),
    prioritize_non_tool_grade: z.boolean().default(false),
    submission_type: z.string().default('external_tool'),
    submission_data: z.string().optional(),
    submitted_at: z.string().optional(),
    content_items: z.array(z.looseObject({ type: z.string() })).default([]),
  })
  .prefault({});
export type SubmissionExtension = z.infer<typeof extensionForm>;

const submissionForm = z.object({ submittedAt: z.string().optional() }).prefault({});

/** A score post on trial. */
export interface ScoreFacts {
  readonly body: Fields;
  readonly extension: SubmissionExtension;
  readonly column: Column;
  readonly student: LabPerson | undefined;
  readonly held: Cell;
  /** Milliseconds since 1970. */
  readonly now: number;
}

type ScoreCheck = (facts: ScoreFacts) => void;

/** In Canvas's own order; each @throws LtiRefusal. */
export const scoreChecks: readonly ScoreCheck[] = [
  studentIsInCourse,
  requiredFieldsAreThere,
  assignmentIsPublished,
  timestampIsReadable,
  timestampIsNotEarlier,
  scoreHasMaximum,
  scoreIsNotNegative,
  submissionTimeIsNotAhead,
  uploadsNameFiles,
];

/** @throws LtiRefusal */
export function readExtension(body: Fields): SubmissionExtension {
  const read = extensionForm.safeParse(body[submissionExtension]);
  if (!read.success) throw new LtiRefusal(400, 'the submission extension is malformed');
  return read.data;
}

function studentIsInCourse({ student }: ScoreFacts): void {
  if (!student) throw new LtiRefusal(422, 'User not found in course or is not a student');
}

function requiredFieldsAreThere({ body }: ScoreFacts): void {
  for (const field of ['userId', 'activityProgress', 'gradingProgress', 'timestamp']) {
    if (body[field] === undefined) {
      throw new LtiRefusal(400, `param is missing or the value is empty: ${field}`);
    }
  }
}

function assignmentIsPublished({ column }: ScoreFacts): void {
  if (!column.published) throw new LtiRefusal(422, 'This assignment is still unpublished');
}

function timestampIsReadable({ body }: ScoreFacts): void {
  if (Number.isNaN(timestampOf(body))) throw new LtiRefusal(400, 'Provided timestamp is not valid');
}

// Equal is let through, though the standard wants later.
function timestampIsNotEarlier({ body, held }: ScoreFacts): void {
  if (held.timestamp !== null && timestampOf(body) < held.timestamp) {
    throw new LtiRefusal(400, 'Provided timestamp is before last updated timestamp');
  }
}

function scoreHasMaximum({ body, column }: ScoreFacts): void {
  if (!isFinal(body) || body['scoreGiven'] === undefined) return;
  const maximum = body['scoreMaximum'];
  if (typeof maximum !== 'number') {
    throw new LtiRefusal(422, 'ScoreMaximum must be supplied when scoreGiven is present');
  }
  if (maximum < 0) throw new LtiRefusal(422, 'ScoreMaximum must be greater than or equal to 0');
  if (maximum === 0 && column.scoreMaximum !== 0) {
    throw new LtiRefusal(422, 'ScoreMaximum must be greater than 0 for this line item');
  }
}

function scoreIsNotNegative({ body }: ScoreFacts): void {
  const given = body['scoreGiven'];
  if (!isFinal(body) || given === undefined) return;
  if (typeof given !== 'number' || given < 0) {
    throw new LtiRefusal(422, 'ScoreGiven must be greater than or equal to 0');
  }
}

function submissionTimeIsNotAhead({ body, extension, now }: ScoreFacts): void {
  const standard = submissionForm.safeParse(body['submission']).data?.submittedAt;
  const said = standard ?? extension.submitted_at;
  if (said === undefined) return;
  const at = Date.parse(said);
  if (Number.isNaN(at)) throw new LtiRefusal(400, 'Provided submitted_at is not valid');
  if (at > now + 60_000) throw new LtiRefusal(400, 'Provided submitted_at is in the future');
}

function uploadsNameFiles({ extension }: ScoreFacts): void {
  if (extension.submission_type !== 'online_upload' || extension.content_items.length > 0) return;
  throw new LtiRefusal(422, 'Content items must be provided with submission type online_upload');
}

function timestampOf(body: Fields): number {
  const said = body['timestamp'];
  return typeof said === 'string' ? Date.parse(said) : Number.NaN;
}

function isFinal(body: Fields): boolean {
  return body['gradingProgress'] === 'FullyGraded' || body['gradingProgress'] === 'PendingManual';
}

/** The cell after an accepted score. Progress without a score clears, unless told to preserve. */
export function scored({ body, extension, column, held, now }: ScoreFacts): Cell {
  const comment = body['comment'];
  const activity = String(body['activityProgress']);
  const submits =
    extension.new_submission && extension.submission_type !== 'none' && activity !== 'Initialized';
  const shown = held.override?.score ?? held.score;
  const keeps = extension.preserve_score || (extension.prioritize_non_tool_grade && shown !== null);
  return {
    ...held,
    ...(keeps ? {} : { score: pointsIn(column, body), override: null }),
    timestamp: timestampOf(body),
    // quirk: canvas appends a comment each time, where the standard replaces
    comments:
      typeof comment === 'string' && comment !== ''
        ? [...held.comments, { text: comment, at: now }]
        : held.comments,
    activityProgress: activity,
    gradingProgress: String(body['gradingProgress']),
    attempt: held.attempt + (submits ? 1 : 0),
    ...(submits && extension.submission_type === 'basic_lti_launch' && extension.submission_data
      ? { submissionUrl: extension.submission_data }
      : {}),
  };
}

function pointsIn(column: Column, body: Fields): number | null {
  const { scoreGiven, scoreMaximum } = body;
  if (!isFinal(body) || typeof scoreGiven !== 'number') return null;
  const maximum = Number(scoreMaximum);
  return maximum === 0 ? scoreGiven : (scoreGiven * column.scoreMaximum) / maximum;
}
