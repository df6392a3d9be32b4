import type { Request } from 'express';
import { languageOf, languages, type Language } from '../ground/language/index.ts';

/** What whoever asks is spoken to in: as their launch told, and without a session as their browser asks. */
export function spokenIn(req: Request): Language {
  const { session } = req;
  if (session) return languageOf(session.launch.locale);
  return languageOf(req.acceptsLanguages(...languages) || null);
}
