import type { Cell, Column } from '../../platform/gradebook.ts';
import { mediaType, scope } from '../../platform/lti-names.ts';
import { jsonObject, text, type Fields } from '../../platform/params.ts';
import type { Platform } from '../../platform/platform.ts';
import { seconds } from '../moodle-ids.ts';
import { FrontServerFailure, ServiceRefusal, type ServiceResource } from './service.ts';
import { authorize, columnAsked } from './service-guard.ts';

/** Scores (as captured from Moodle 4.5): 200 with an empty body, or a reason in the status line. */
export function scoresResource(platform: Platform): ServiceResource {
  const { gradebook } = platform;
  return {
    template: /^\/(\d+)\/lineitems\/(\d+)\/lineitem\/scores$/,
    formats: ['application/vnd.ims.lis.v1.scorecontainer+json', mediaType.score],
    methods: {
      POST: (call) => {
        authorize(platform, call, scope.score);
        const column = columnAsked(platform, call);
        const body = jsonObject(call.body) ?? {};
        // The refusal quotes the whole request.
        if (!isScore(platform, body)) refuse(400, `Incorrect score received${call.body}`);
        const held = gradebook.cell(column.id, String(body['userId']));
        const earlier = `Refusing score with an earlier timestamp for item ${column.id} and user ${held.userId}`;
        if (!isLater(body, held)) refuse(409, earlier);
        gradebook.put(scored(column, body, held));
        return { status: 200, type: mediaType.score };
      },
    },
  };
}

function refuse(status: number, reason: string): never {
  throw new ServiceRefusal(status, reason, mediaType.score);
}

function isScore(platform: Platform, body: Fields): boolean {
  const { userId, scoreGiven, scoreMaximum, activityProgress, gradingProgress, timestamp } = body;
  const given = scoreGiven !== undefined && scoreGiven !== null;
  return (
    (typeof userId === 'string' || typeof userId === 'number') &&
    Boolean(activityProgress) &&
    Boolean(gradingProgress) &&
    !Number.isNaN(timeOf(timestamp)) &&
    (!given || (isNumeric(scoreGiven) && scoreMaximum !== undefined)) &&
    (scoreMaximum === undefined || isNumeric(scoreMaximum)) &&
    isGradable(platform, String(userId))
  );
}

// Whoever is enrolled as a student counts, suspended or not.
function isGradable({ roster }: Platform, userId: string): boolean {
  if (!/^\d+$/.test(userId)) throw new FrontServerFailure('not a number');
  return roster.students().some((student) => student.sub === userId);
}

function isNumeric(value: unknown): boolean {
  const plain = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
  return plain && Number.isFinite(Number(value));
}

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)?$/;

/** Milliseconds since 1970, NaN when unreadable; without a zone it is UTC. */
function timeOf(timestamp: unknown): number {
  const said = text(timestamp) ?? '';
  const zone = isoTime.exec(said)?.[2];
  return isoTime.test(said) ? Date.parse(zone ? said : `${said}Z`) : Number.NaN;
}

// Compared in whole seconds, and with a teacher's change too.
function isLater(body: Fields, held: Cell): boolean {
  const last = held.override?.at ?? held.timestamp;
  return last === null || seconds(timeOf(body['timestamp'])) > seconds(last);
}

/** The cell after an accepted score: anything but a final grade erases what was there. */
function scored(column: Column, body: Fields, held: Cell): Cell {
  const score = pointsIn(column, body);
  const comment = text(body['comment']) ?? '';
  return {
    ...held,
    score,
    comments: comment === '' ? [] : [{ text: comment, at: Date.now() }],
    timestamp: timeKept(column, { body, score, comment }),
    activityProgress: String(body['activityProgress']),
    gradingProgress: String(body['gradingProgress']),
    attempt: held.attempt + 1,
  };
}

function pointsIn(column: Column, body: Fields): number | null {
  const { scoreGiven, scoreMaximum, gradingProgress } = body;
  if (gradingProgress !== 'FullyGraded') return null;
  if (scoreGiven === undefined || scoreGiven === null) return null;
  const maximum = Number(scoreMaximum);
  const scale = maximum === 0 ? 1 : column.scoreMaximum / maximum;
  const points = Math.min(Math.max(Number(scoreGiven) * scale, 0), column.scoreMaximum);
  return Math.round(points * 1e5) / 1e5;
}

// quirk: in an activity's own column, a row without a grade loses its time, and a row with nothing
// but a comment gets the time of the server
function timeKept(
  column: Column,
  { body, score, comment }: { body: Fields; score: number | null; comment: string },
): number | null {
  if (score !== null || column.resourceLinkId === null) return timeOf(body['timestamp']);
  return comment === '' ? null : Date.now();
}
