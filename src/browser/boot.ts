import type { Boot } from './api/shapes.ts';

/** Where the reader was. */
export interface Place {
  readonly threadId: string | null;
}

export interface Opening {
  readonly boot: Boot;
  /** Null after a launch; after a reload the place the reader was at. */
  readonly place: Place | null;
}

/**
 * Who opened the page: the launch that rendered it, or the one before a reload. Undefined when
 * there is neither. The address becomes one that holds no secret and can be reloaded.
 */
export function readOpening(): Opening | undefined {
  const boot = JSON.parse(document.querySelector('#boot')?.textContent || 'null') as Boot | null;
  if (!boot) return recall();
  history.replaceState(null, '', boot.home);
  keep({ boot, place: { threadId: null } });
  return { boot, place: null };
}

/** True for those who see the course from the teacher's side. */
export function teaches({ user }: Boot): boolean {
  return user.role === 'instructor' || user.role === 'assistant';
}

/** True for pages that say more than students read. */
export function isForTeachers(boot: Boot): boolean {
  return teaches(boot) || boot.view === 'deep-linking' || boot.view === 'admin';
}

/** Keeps the place for the next reload. */
export function rememberPlace(boot: Boot, place: Place): void {
  keep({ boot, place });
}

/** Nothing of the session stays behind. */
export function forgetSession(): void {
  history.replaceState(null, '');
  withStorage((storage) => storage.removeItem(key()));
}

// A browser that keeps back cookies in a frame keeps back storage as well, but not the state of the
// frame's own history entry; that one outlives a reload, storage also a new visit in the same tab.
function keep(opening: Opening): void {
  history.replaceState({ preceptor: opening }, '');
  // A picker belongs to the dialog it opened in; what is visited in this tab next is no picker.
  if (opening.boot.view === 'deep-linking') return;
  withStorage((storage) => storage.setItem(key(), JSON.stringify(opening)));
}

function recall(): Opening | undefined {
  const { preceptor } = (history.state ?? {}) as { preceptor?: Opening };
  if (preceptor) return preceptor;
  const stored = withStorage((storage) => storage.getItem(key()));
  return stored ? (JSON.parse(stored) as Opening) : undefined;
}

function withStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
}

function key(): string {
  return `preceptor:${location.pathname}`;
}
