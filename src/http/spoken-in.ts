import type { Request } from 'express';
import { forTeachers, knownTags, languageOf, type Language } from '../ground/language/index.ts';
import { teaches, type CourseRole } from '../launch/index.ts';

/** What whoever asks is spoken to in: as their launch told, and without a session as their browser asks. */
export function spokenIn(req: Request): Language {
  const { session } = req;
  if (session) {
    const { role, launch } = session;
    return spokenTo({ locale: launch.locale, role, isPicker: launch.view === 'deep-linking' });
  }
  return languageOf(req.acceptsLanguages(...knownTags) || null);
}

interface Reader {
  readonly locale: string | null | undefined;
  readonly role: CourseRole;
  /** The picker is a page of those who teach, whoever opened it. */
  readonly isPicker: boolean;
}

/** A page speaks one language throughout, so the server's words on it follow what the page has. */
export function spokenTo({ locale, role, isPicker }: Reader): Language {
  const language = languageOf(locale);
  return isPicker || teaches({ role }) ? forTeachers(language) : language;
}
