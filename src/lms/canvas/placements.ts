import type { ReleaseRule } from '../course-source.ts';
import type {
  CourseModule,
  ListedAssignment,
  ListedFile,
  ListedPage,
  ListedQuiz,
  ModuleItem,
  ModuleOverride,
} from './canvas-shapes.ts';

/** For what Canvas says in a way that is not known. */
export const unreadable: ReleaseRule = { unknown: 'unreadable' };

/** One appearance of a page, a file or an assignment in a module. */
export interface Placement {
  readonly moduleTitle: string | null;
  /** Running number over the whole course. */
  readonly order: number;
  /** Both the module and the item in it are published. */
  readonly published: boolean;
  /** When the module opens. */
  readonly unlockAt: Date | null;
  /** The dates of the thing itself, the same wherever it stands. */
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  /** What a student must be or have done; empty: nothing. */
  readonly conditions: readonly ReleaseRule[];
}

export interface Placements {
  ofPage(page: ListedPage): Placement[];
  ofFile(file: ListedFile): Placement[];
  ofAssignment(assignment: ListedAssignment): Placement[];
  ofQuiz(quiz: ListedQuiz): Placement[];
}

/** A module whose items, and whom it is assigned to, are all known. */
export type FullModule = CourseModule & {
  readonly items: ModuleItem[];
  /** None: it is for everybody. Null: not told. */
  readonly overrides: readonly ModuleOverride[] | null;
};

/** Where things stand in the modules, in the order the modules page shows. */
export function findPlacements(modules: readonly FullModule[]): Placements {
  const found = new Map<string, Placement[]>();
  let order = 0;
  for (const module of modules.toSorted(byPosition)) {
    const conditions = conditionsOf(module);
    let demanded = false;
    for (const item of module.items.toSorted(byPosition)) {
      const afterOthers = module.require_sequential_progress && demanded;
      demanded ||= item.completion_requirement != null;
      const own = [
        ...(item.isUnreadable ? [unreadable] : []),
        // How far a student is within a module is not told; that it is completed, is.
        ...(afterOthers ? [done(module.id)] : []),
      ];
      const placement = {
        moduleTitle: module.name,
        order: (order += 1),
        published: module.published && item.published,
        unlockAt: module.unlock_at,
        opensAt: item.content_details.unlock_at,
        closesAt: item.content_details.lock_at,
        conditions: [...conditions, ...own],
      };
      const key = keyOf(item);
      if (key !== null) found.set(key, [...(found.get(key) ?? []), placement]);
    }
  }
  return {
    ofPage: ({ url }) => found.get(`page ${url}`) ?? [],
    ofFile: ({ id }) => found.get(`file ${id}`) ?? [],
    ofQuiz: ({ id }) => found.get(`quiz ${id}`) ?? [],
    ofAssignment: ({ id, quiz_id, discussion_topic: topic }) => [
      ...(found.get(`assignment ${id}`) ?? []),
      ...(quiz_id === null ? [] : (found.get(`quiz ${quiz_id}`) ?? [])),
      ...(topic === null ? [] : (found.get(`discussion ${topic.id}`) ?? [])),
    ],
  };
}

function conditionsOf(module: FullModule): ReleaseRule[] {
  if (isDoubtful(module)) return [unreadable];
  const before = module.prerequisite_module_ids.map(done);
  if (module.overrides === null) return [...before, { unknown: 'module overrides' }];
  if (module.overrides.length === 0) return before;
  const who = module.overrides.flatMap(({ course_section, students }) => [
    ...(course_section ? [`section:${course_section.id}`] : []),
    ...(students ?? []).map(({ id }) => `user:${id}`),
  ]);
  return [...before, { who }];
}

/** Where things wait for each other, one that cannot be read may be the one to wait for. */
function isDoubtful({ isUnreadable, require_sequential_progress: inOrder, items }: FullModule) {
  return isUnreadable || (inOrder && items.some((item) => item.isUnreadable));
}

function done(moduleId: string): ReleaseRule {
  return { who: [`done:${moduleId}`] };
}

// quirk: canvas names a page in a module by its slug only, all else by its id: a classic quiz by that of the
// quiz, a graded discussion by that of the discussion.
function keyOf({ type, content_id, page_url }: ModuleItem): string | null {
  if (type === 'Page' && page_url !== null) return `page ${page_url}`;
  if (content_id === null) return null;
  if (type === 'File') return `file ${content_id}`;
  if (type === 'Assignment') return `assignment ${content_id}`;
  if (type === 'Discussion') return `discussion ${content_id}`;
  return type === 'Quiz' ? `quiz ${content_id}` : null;
}

function byPosition(a: { position: number }, b: { position: number }): number {
  return a.position - b.position;
}
