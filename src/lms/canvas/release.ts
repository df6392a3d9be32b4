import type { Release, ReleaseRule } from '../course-source.ts';
import { termsOf, type Timed } from './assignment-terms.ts';
import type { ListedAssignment, ListedFile, ListedFolder, ListedPage } from './canvas-shapes.ts';
import { unreadable, type Placement } from './placements.ts';
import type { UngradedQuiz } from './read-quizzes.ts';

// `locked_for_user` is nowhere used: it speaks about the owner of the token, a teacher, and about
// nobody else.

type Lock = Pick<ListedFolder, 'locked' | 'hidden' | 'unlock_at' | 'lock_at'>;

/** A folder that was not listed, or cannot be read: nothing in it is shown. */
const unknownFolder: Lock = { locked: true, hidden: true, unlock_at: null, lock_at: null };

export function pageRelease(page: ListedPage, placements: readonly Placement[]): Release {
  const { published, unlockAt, rule } = modulesRelease(placements);
  return {
    published: page.published && published,
    unlockAt: latest([unlockAt, ...placements.map(({ opensAt }) => opensAt)]),
    lockAt: earliest(placements.map(({ closesAt }) => closesAt)),
    rule: page.isUnreadable ? unreadable : rule,
  };
}

export function assignmentRelease(
  assignment: Timed & Pick<ListedAssignment, 'published' | 'isUnreadable'>,
  placements: readonly Placement[],
): Release {
  const modules = modulesRelease(placements);
  const terms = termsOf(assignment);
  return {
    published: assignment.published && modules.published,
    unlockAt: latest([terms.unlockAt, modules.unlockAt]),
    lockAt: terms.lockAt,
    rule: assignment.isUnreadable
      ? unreadable
      : allOf([...(modules.rule === null ? [] : [modules.rule]), ...terms.rules]),
  };
}

/** One that is in no gradebook: whom it is for must be told apart, or nobody is shown it. */
export function quizRelease(
  { quiz, dates }: UngradedQuiz,
  placements: readonly Placement[],
): Release {
  return assignmentRelease(
    {
      ...quiz,
      unlock_at: latest([quiz.unlock_at, dates?.unlock_at ?? null]),
      lock_at: earliest([quiz.lock_at, dates?.lock_at ?? null]),
      only_visible_to_overrides: dates?.only_visible_to_overrides ?? true,
      has_overrides: null,
      overrides: dates?.overrides ?? null,
    },
    placements,
  );
}

export function fileRelease(
  file: ListedFile,
  folders: ReadonlyMap<string, ListedFolder>,
  placements: readonly Placement[],
): Release {
  const modules = modulesRelease(placements);
  const locks: Lock[] = [file, ...foldersAbove(file, folders)];
  // A file that even the teacher's token cannot download is certainly not open to students.
  const readable = file.url !== '';
  return {
    published:
      readable && modules.published && locks.every(({ locked, hidden }) => !locked && !hidden),
    unlockAt: latest([modules.unlockAt, ...locks.map((lock) => lock.unlock_at)]),
    lockAt: earliest(locks.map((lock) => lock.lock_at)),
    rule: file.isUnreadable ? unreadable : modules.rule,
  };
}

/**
 * Canvas keeps a thing locked only while every module it appears in is locked. So one published
 * placement is enough, and the first one to open counts.
 */
function modulesRelease(placements: readonly Placement[]): Omit<Release, 'lockAt'> {
  if (placements.length === 0) return { published: true, unlockAt: null, rule: null };
  const open = placements.filter(({ published }) => published);
  const dates = open.map(({ unlockAt }) => unlockAt);
  return {
    published: open.length > 0,
    unlockAt: dates.includes(null) ? null : earliest(dates),
    rule: ruleOf(open),
  };
}

function allOf(rules: readonly ReleaseRule[]): ReleaseRule | null {
  return rules.length > 1 ? { all: rules } : (rules[0] ?? null);
}

/** Needed only where a placement asks for more than its date. */
function ruleOf(placements: readonly Placement[]): ReleaseRule | null {
  if (placements.every(({ conditions }) => conditions.length === 0)) return null;
  const any = placements.map(({ unlockAt, conditions }): ReleaseRule => {
    return { all: unlockAt === null ? conditions : [...conditions, { from: unlockAt }] };
  });
  return { any };
}

/** Locks of a folder reach down to everything below it. */
function foldersAbove(file: ListedFile, folders: ReadonlyMap<string, ListedFolder>): Lock[] {
  const above = new Map<string, Lock>();
  let id = file.folder_id;
  while (id !== null && !above.has(id)) {
    const folder: ListedFolder | undefined = folders.get(id);
    above.set(id, folder && !folder.isUnreadable ? folder : unknownFolder);
    id = folder?.parent_folder_id ?? null;
  }
  return [...above.values()];
}

function latest(dates: readonly (Date | null)[]): Date | null {
  return sorted(dates).at(-1) ?? null;
}

function earliest(dates: readonly (Date | null)[]): Date | null {
  return sorted(dates)[0] ?? null;
}

function sorted(dates: readonly (Date | null)[]): Date[] {
  return dates.filter((date) => date !== null).toSorted((a, b) => a.getTime() - b.getTime());
}
