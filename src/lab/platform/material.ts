import MarkdownIt from 'markdown-it';
import type { LabAudience, LabCourse, LabItem } from '../lab-course.ts';

/** An item as a face holds it now; changes stay with the face. */
export interface HeldItem extends LabItem {
  /** From 1, in course order; faces make their ids of it. */
  readonly number: number;
  /** From 1; grows when the bytes change. */
  readonly revision: number;
  /** When the bytes changed last; `updatedAt` moves with any change. */
  readonly contentAt: Date;
  readonly module: HeldModule;
}

export interface HeldModule {
  /** From 1, in course order. */
  readonly number: number;
  readonly title: string;
  readonly published: boolean;
  readonly unlockAt?: Date | undefined;
  readonly audience?: LabAudience | undefined;
  readonly after?: readonly number[] | undefined;
}

/** What a test may do to a module. */
export type ModulePatch = Partial<Omit<HeldModule, 'number' | 'title'>>;

/** What a test may do to an item; `unlockAt: undefined` lifts the date. */
export type ItemPatch = Partial<
  Pick<
    LabItem,
    'title' | 'fileName' | 'published' | 'unlockAt' | 'lockAt' | 'bytes' | 'lesson' | 'captions'
  >
>;

export interface Material {
  readonly title: string;
  readonly label: string;
  modules(): readonly HeldModule[];
  /** Items of one module, or of the course, in order. */
  items(module?: HeldModule): HeldItem[];
  byNumber(number: number): HeldItem | undefined;
  change(key: string, patch: ItemPatch): void;
  changeModule(number: number, patch: ModulePatch): void;
  remove(key: string): void;
  /** As a file that was uploaded again under its name: other bytes under another number. */
  replace(key: string, bytes: Buffer): void;
  /** To the end of another module. */
  move(key: string, module: number): void;
  /** As the course was at the beginning. */
  restore(): void;
  /** As the copy of a course holds it: the same items under other numbers. */
  copy(): void;
}

/** More than a course has items. */
const numbersPerCourse = 1_000;

export function createMaterial(course: LabCourse, now: () => number = Date.now): Material {
  const atFirst: HeldModule[] = course.modules.map(({ items: _items, ...module }, at) => ({
    ...module,
    number: at + 1,
  }));
  const itemsAtFirst = course.modules
    .flatMap(({ items }, at) => items.map((item) => ({ item, module: atFirst[at] })))
    .flatMap(({ item, module }, at) => (module ? [hold({ item, module }, at)] : []));
  let modules = atFirst;
  let held = itemsAtFirst;

  function find(key: string): HeldItem {
    const item = held.find((candidate) => candidate.key === key);
    if (!item) throw new TypeError(`the course has no item ${key}`);
    return item;
  }

  return {
    title: course.title,
    label: course.label,
    modules: () => modules,
    items: (module) => held.filter((item) => !module || item.module.number === module.number),
    byNumber: (number) => held.find((item) => item.number === number),
    change: (key, patch) => {
      const before = find(key);
      const after = changed(before, patch, now());
      held = held.map((item) => (item === before ? after : item));
    },
    changeModule: (number, patch) => {
      modules = modules.map((module) =>
        module.number === number ? { ...module, ...patch } : module,
      );
      held = held.map((item) => ({
        ...item,
        module: modules[item.module.number - 1] ?? item.module,
      }));
    },
    remove: (key) => {
      const gone = find(key);
      held = held.filter((item) => item !== gone);
    },
    replace: (key, bytes) => {
      const gone = find(key);
      const number = Math.max(...held.map((item) => item.number)) + 1;
      held = held.map((item) => (item === gone ? { ...item, number, bytes } : item));
    },
    move: (key, number) => {
      const moved = find(key);
      const module = modules[number - 1] ?? moved.module;
      held = [...held.filter((item) => item !== moved), { ...moved, module }];
    },
    restore: () => {
      modules = atFirst;
      held = itemsAtFirst;
    },
    copy: () => {
      held = held.map((item) => ({ ...item, number: item.number + numbersPerCourse }));
    },
  };
}

function changed(before: HeldItem, patch: ItemPatch, now: number): HeldItem {
  // Both LMSs count whole seconds; two changes within one must still be told apart.
  const updatedAt = new Date(Math.max(now, before.updatedAt.getTime() + 1000));
  const rewritten = patch.bytes !== undefined;
  return {
    ...before,
    ...patch,
    updatedAt,
    revision: before.revision + (rewritten ? 1 : 0),
    contentAt: rewritten ? updatedAt : before.contentAt,
  };
}

function hold(entry: { item: LabItem; module: HeldModule }, at: number): HeldItem {
  const { item, module } = entry;
  return { ...item, number: at + 1, revision: 1, contentAt: item.updatedAt, module };
}

/** True when students may open the item at that moment. */
export function isOpen(item: HeldItem, now: number): boolean {
  return isVisible(item) && !isWaiting(item, now);
}

/** Published, and in a published module. */
export function isVisible(item: HeldItem): boolean {
  return item.published && item.module.published;
}

/** Outside the dates of the item or of its module. */
export function isWaiting(item: HeldItem, now: number): boolean {
  const opensAt = Math.max(item.unlockAt?.getTime() ?? 0, item.module.unlockAt?.getTime() ?? 0);
  return now < opensAt || now >= (item.lockAt?.getTime() ?? Infinity);
}

const markdown = new MarkdownIt({ html: true });

/** The page as an LMS keeps it: HTML, whatever the author wrote it in. */
export function pageHtml(item: HeldItem): string {
  const source = item.bytes.toString('utf8');
  return item.fileName.endsWith('.md') ? markdown.render(source) : source;
}
