import { sendCopyNotice } from './canvas/notices.ts';
import { gradeOf } from './platform/gradebook.ts';
import type { FaultPlan } from './platform/faults.ts';
import type { Claims } from './platform/id-token-signer.ts';
import type { ItemPatch, ModulePatch } from './platform/material.ts';
import type { Enrolment, LabPerson } from './platform/people.ts';
import type { DueException, Platform } from './platform/platform.ts';
import { mayOpen } from './platform/who-sees.ts';
import type { ToolRequest } from './platform/watch.ts';

export type FaceName = 'canvas' | 'moodle';

/** A grade as the gradebook page shows it. */
export interface LabGrade {
  readonly column: string;
  readonly tag: string;
  readonly resourceId: string;
  readonly login: string;
  readonly userId: string;
  readonly score: number | null;
  readonly maximum: number;
  /** All that still stand, oldest first. */
  readonly comments: readonly string[];
  readonly writtenAt: Date | null;
  readonly overridden: boolean;
}

/** What a teacher writes over a grade; null takes the teacher's word back. */
interface TeacherGrade {
  readonly login: string;
  /** Label of the column. */
  readonly column: string;
  readonly score: number | null;
  readonly comment?: string;
}

/** For tests: make the platform misbehave, and look at what the tool did to it. */
export interface LabControls {
  /** A new key signs from now on. Canvas goes on publishing the one before, Moodle does not. */
  rotateKeys(face: FaceName): Promise<void>;
  /** The next id_token is signed over what `change` returns. */
  changeNextIdToken(face: FaceName, change: (claims: Claims) => Claims): void;
  addFault(face: FaceName, plan: FaultPlan): void;
  clearFaults(face: FaceName): void;
  /** The administrator takes a right away from the tool, or gives it back. */
  setScopeGranted(face: FaceName, scope: string, granted: boolean): void;
  setItem(face: FaceName, key: string, patch: ItemPatch): void;
  removeItem(face: FaceName, key: string): void;
  /** Uploads a file anew under its name; it gets another number. */
  replaceItem(face: FaceName, key: string, bytes: Buffer): void;
  /** Into another module, by its number, from 1. */
  moveItem(face: FaceName, key: string, module: number): void;
  /** Everything a teacher did to modules and items is undone. */
  restoreMaterial(face: FaceName): void;
  /** By its number, from 1. */
  setModule(face: FaceName, number: number, patch: ModulePatch): void;
  /** Moves a student to another section (Canvas) or group (Moodle). */
  setSection(face: FaceName, login: string, section: string): void;
  /** Chooses the language in which the LMS speaks to somebody. */
  setLocale(face: FaceName, login: string, locale: string): void;
  /** Makes an assignment (Canvas) or a test (Moodle), or changes when it is due; null takes it away. */
  setDue(face: FaceName, name: string, dueAt: Date | null): void;
  /** Makes it due at another time for one student, or one section (Canvas) or group (Moodle). */
  setDueFor(face: FaceName, exception: DueException): void;
  /** Whether Moodle is so new that it tells such times. */
  setApiTellsOverrides(tells: boolean): void;
  completeModule(face: FaceName, login: string, number: number): void;
  /** Titles of what that person may open now. */
  shownTo(face: FaceName, login: string): Set<string>;
  /** Whether the content credential reads what students may not. */
  setApiSeesHidden(face: FaceName, seesHidden: boolean): void;
  /** Whether the content credential manages the lessons of Moodle, and so reads all their pages. */
  setApiManagesLessons(manages: boolean): void;
  /** Entries on one page of a list of Canvas, at most. */
  setPageSize(face: FaceName, most: number): void;
  /** What the administrator allows the API key of Canvas; undefined: anything. */
  setApiKeyScopes(scopes: readonly string[] | undefined): void;
  /** The teacher takes the tool's leave to read away, or its access tokens only run out. */
  endApiGrants(face: FaceName, how: 'revoked' | 'expired'): void;
  setEnrolment(face: FaceName, login: string, enrolment: Enrolment): void;
  addStudent(face: FaceName, fullName: string): LabPerson;
  /** Whether the assignment behind a column is open to students, and to scores on Canvas. */
  setColumnPublished(face: FaceName, label: string, published: boolean): void;
  /** As a teacher would in the gradebook. */
  overrideGrade(face: FaceName, grade: TeacherGrade): void;
  /**
   * A teacher copies the course; from now on the face shows the copy. Canvas tells the tool, where
   * it asked for that, with the notice that is returned.
   */
  copyCourse(face: FaceName): Promise<string | undefined>;
  gradesOf(face: FaceName): LabGrade[];
  /** The latest requests of the tool to keys, token, services and content; oldest first. */
  lastToolRequests(face: FaceName): readonly ToolRequest[];
}

export function createControls(faces: Readonly<Record<FaceName, Platform>>): LabControls {
  return {
    rotateKeys: (face) => faces[face].signer.rotate(),
    changeNextIdToken: (face, change) => faces[face].signer.changeNext(change),
    setScopeGranted: (face, scope, granted) => {
      if (granted) faces[face].withheldScopes.delete(scope);
      else faces[face].withheldScopes.add(scope);
    },
    addFault: (face, plan) => faces[face].faults.add(plan),
    clearFaults: (face) => faces[face].faults.clear(),
    setItem: (face, key, patch) => faces[face].material.change(key, patch),
    removeItem: (face, key) => faces[face].material.remove(key),
    replaceItem: (face, key, bytes) => faces[face].material.replace(key, bytes),
    moveItem: (face, key, module) => faces[face].material.move(key, module),
    restoreMaterial: (face) => faces[face].material.restore(),
    setModule: (face, number, patch) => faces[face].material.changeModule(number, patch),
    setSection: (face, login, section) => faces[face].roster.moveTo(login, section),
    setLocale: (face, login, locale) => void faces[face].locales.set(login, locale),
    setDue: (face, name, dueAt) => {
      if (dueAt) faces[face].dueDates.set(name, dueAt);
      else faces[face].dueDates.delete(name);
    },
    setDueFor: (face, exception) => void faces[face].dueExceptions.push(exception),
    completeModule: (face, login, number) => faces[face].roster.complete(login, number),
    shownTo: (face, login) => {
      const { material, roster } = faces[face];
      const person = roster.byLogin(login);
      if (!person || roster.enrolment(person) !== 'active') return new Set();
      const open = material
        .items()
        .filter((item) => mayOpen(faces[face], person, item, Date.now()));
      return new Set(open.map(({ title }) => title));
    },
    ...apiControls(faces),
    setEnrolment: (face, login, enrolment) => faces[face].roster.setEnrolment(login, enrolment),
    addStudent: (face, fullName) => faces[face].roster.addStudent(fullName),
    setColumnPublished: (face, label, published) => {
      faces[face].gradebook.replaceColumn({ ...columnCalled(faces[face], label), published });
    },
    overrideGrade: (face, { login, column, score, comment = '' }) => {
      const { gradebook, roster } = faces[face];
      const { id } = columnCalled(faces[face], column);
      const held = gradebook.cell(id, roster.byLogin(login)?.sub ?? '');
      const override = score === null ? null : { score, comment, at: Date.now() };
      gradebook.put({ ...held, override });
    },
    copyCourse: async (face) => {
      faces[face].copyCourse();
      return face === 'canvas' ? sendCopyNotice(faces[face]) : undefined;
    },
    gradesOf: (face) => gradesOf(faces[face]),
    lastToolRequests: (face) => [...faces[face].requests],
  };
}

type ApiControls =
  | 'setApiSeesHidden'
  | 'setApiManagesLessons'
  | 'setPageSize'
  | 'setApiKeyScopes'
  | 'setApiTellsOverrides'
  | 'endApiGrants';

/** What the tool may read, and how. */
function apiControls(faces: Readonly<Record<FaceName, Platform>>): Pick<LabControls, ApiControls> {
  return {
    setApiSeesHidden: (face, seesHidden) => {
      faces[face].apiRights.hidden = seesHidden;
    },
    setApiManagesLessons: (manages) => {
      faces.moodle.apiRights.lessons = manages;
    },
    setApiTellsOverrides: (tells) => {
      faces.moodle.apiRights.overrides = tells;
    },
    setPageSize: (face, most) => {
      faces[face].apiRights.mostPerPage = most;
    },
    setApiKeyScopes: (scopes) => {
      faces.canvas.apiGrants.keyScopes = scopes;
    },
    endApiGrants: (face, how) =>
      how === 'revoked' ? faces[face].apiGrants.revokeAll() : faces[face].apiGrants.expireAll(),
  };
}

function columnCalled({ gradebook }: Platform, label: string) {
  const column = gradebook.columns().find((candidate) => candidate.label === label);
  if (!column) throw new TypeError(`the gradebook has no column ${label}`);
  return column;
}

function gradesOf({ gradebook, roster }: Platform): LabGrade[] {
  return gradebook.columns().flatMap((column) =>
    gradebook.cells(column.id).map((cell) => {
      const { score, comment, at, overridden } = gradeOf(cell);
      return {
        column: column.label,
        tag: column.tag,
        resourceId: column.resourceId,
        login: roster.bySub(cell.userId)?.login ?? '',
        userId: cell.userId,
        score,
        maximum: column.scoreMaximum,
        comments: overridden
          ? [comment ?? ''].filter(Boolean)
          : cell.comments.map(({ text }) => text),
        writtenAt: at === null ? null : new Date(at),
        overridden,
      };
    }),
  );
}
