import type { CourseModule, ListedFile, ListedPage, ModuleItem } from './canvas-shapes.ts';

/** One appearance of a page or file in a module. */
export interface Placement {
  readonly moduleTitle: string | null;
  /** Running number over the whole course. */
  readonly order: number;
  /** Both the module and the item in it are published. */
  readonly published: boolean;
  /** When the module opens. */
  readonly unlockAt: Date | null;
}

export interface Placements {
  ofPage(page: ListedPage): Placement[];
  ofFile(file: ListedFile): Placement[];
}

/** A module whose items are all known. */
export type FullModule = CourseModule & { readonly items: ModuleItem[] };

/** Where pages and files stand in the modules, in the order the modules page shows. */
export function findPlacements(modules: readonly FullModule[]): Placements {
  const found = new Map<string, Placement[]>();
  let order = 0;
  for (const module of modules.toSorted(byPosition)) {
    for (const item of module.items.toSorted(byPosition)) {
      const placement = {
        moduleTitle: module.name,
        order: (order += 1),
        published: module.published && item.published,
        unlockAt: module.unlock_at,
      };
      const key = keyOf(item);
      if (key !== null) found.set(key, [...(found.get(key) ?? []), placement]);
    }
  }
  return {
    ofPage: ({ url }) => found.get(`page ${url}`) ?? [],
    ofFile: ({ id }) => found.get(`file ${id}`) ?? [],
  };
}

// quirk: canvas names a page in a module by its slug only, a file by its id.
function keyOf({ type, content_id, page_url }: ModuleItem): string | null {
  if (type === 'Page' && page_url !== null) return `page ${page_url}`;
  if (type === 'File' && content_id !== null) return `file ${content_id}`;
  return null;
}

function byPosition(a: { position: number }, b: { position: number }): number {
  return a.position - b.position;
}
