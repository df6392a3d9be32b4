import type { Request } from 'express';
import { forTeachers, knownTags, languageOf, type Language } from '../ground/language/index.ts';
import { teaches, type CourseRole } from '../launch/index.ts';

/** Pages of those who teach or run the LMS, whatever they are in the course. */
const staffViews: ReadonlySet<string> = new Set(['deep-linking', 'admin']);

/** What whoever asks is spoken to in: as their launch told, and without a session as their browser asks. */
export function spokenIn(req: Request): Language {
  const { session } = req;
  if (session) {
    const { role, launch } = session;
    return spokenTo({ locale: launch.locale, role, isForStaff: staffViews.has(launch.view) });
  }
  return languageOf(req.acceptsLanguages(...knownTags) || null);
}

interface Reader {
  readonly locale: string | null | undefined;
  readonly role: CourseRole;
  /** True for pages that students do not read, whoever opened them. */
  readonly isForStaff: boolean;
}

/** A page speaks one language throughout, so the server's words on it follow what the page has. */
export function spokenTo({ locale, role, isForStaff }: Reader): Language {
  const language = languageOf(locale);
  return isForStaff || teaches({ role }) ? forTeachers(language) : language;
}
