import type { Boot } from './api/shapes.ts';

/** What a reload inside the frame needs; lives as long as the tab. */
interface Remembered {
  readonly boot: Boot;
  readonly place: Place;
}

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
  // A picker answers to the address its launch named, and no reload could bring that back.
  if (boot.view === 'deep-linking') return { boot, place: null };
  history.replaceState(null, '', boot.home);
  remember({ boot, place: { threadId: null } });
  return { boot, place: null };
}

/** Keeps the place for the next reload. */
export function rememberPlace(boot: Boot, place: Place): void {
  if (boot.view !== 'deep-linking') remember({ boot, place });
}

/** Nothing of the session stays behind. */
export function forgetSession(): void {
  try {
    sessionStorage.removeItem(key());
  } catch {
    // Storage is blocked: nothing was kept.
  }
}

function recall(): Opening | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(key()) ?? 'null') as Opening | null) ?? undefined;
  } catch {
    return undefined;
  }
}

function remember(what: Remembered): void {
  try {
    sessionStorage.setItem(key(), JSON.stringify(what));
  } catch {
    // Browsers may block storage in a frame; then a reload asks to open the tutor again.
  }
}

function key(): string {
  return `preceptor:${location.pathname}`;
}

