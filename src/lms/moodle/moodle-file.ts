import { addToQuery, type OutboundResponse } from '../../ground/net/index.ts';
import { CourseSourceError } from '../course-source.ts';
import { downloadLimits, refuseOtherSize, refuseTooLarge } from '../download.ts';
import type { Send } from '../send.ts';
import type { Site } from '../site.ts';
import { moodleRefusal } from './moodle-refusal.ts';
import { fileException } from './moodle-shapes.ts';

interface WantedFile {
  /** Path and query behind pluginfile.php, as the listing has them. */
  readonly path: string;
  /** Bytes as listed; null when Moodle makes the content on demand. */
  readonly size: number | null;
  /** What the account needs if the file seems not to be there; null when it is simply gone. */
  readonly capability: string | null;
  /** Moodle puts it together itself, and keeps it in no store. */
  readonly isMade: boolean;
}

export interface MoodleFiles {
  /** @throws CourseSourceError */
  download(file: WantedFile, signal: AbortSignal): Promise<OutboundResponse>;
}

interface MoodleFilesNeeds {
  readonly send: Send;
  readonly site: Site;
  readonly token: string;
}

const longestException = 64 * 1024;
const fileScript = '/pluginfile.php/';
const serviceScript = '/webservice/pluginfile.php/';

/** What follows pluginfile.php in an address of Moodle's; null when it is not one of those. */
export function pathBehindScript(fileUrl: string | null): string | null {
  const url = fileUrl === null ? null : URL.parse(fileUrl);
  const at = url?.pathname.indexOf(fileScript) ?? -1;
  return url && at >= 0 ? url.pathname.slice(at + fileScript.length) + url.search : null;
}

/**
 * Creates the download of Moodle files. Addresses are rebuilt on the address of the connection, so
 * that the token goes to no other host whatever a listing says. Moodle does not take it as a
 * header.
 */
export function createMoodleFiles({ send, site, token }: MoodleFilesNeeds): MoodleFiles {
  const folder = `${site.baseUrl}${serviceScript}`;

  function addressOf(path: string): string {
    const url = URL.parse(`${folder}${path}`);
    if (!url?.href.startsWith(folder)) throw elsewhere();
    return addToQuery(url.href, { token });
  }

  /** A store behind Moodle may hold uploaded files; all else that one is sent on to is for people. */
  function strayed(url: string, { isMade }: WantedFile): boolean {
    if (url.startsWith(folder)) return false;
    return isMade || url.startsWith(`${site.baseUrl}/`);
  }

  return {
    download: async (file, signal) => {
      refuseTooLarge(file.size);
      const response = await send(addressOf(file.path), downloadLimits, signal);
      if (strayed(response.url, file)) throw notForUs();
      refuseException(response, file, token);
      refuseOtherSize('Moodle', response.body, file.size);
      return response;
    },
  };
}

/** quirk: moodle sends a refusal with status 200 as JSON; only "not found" has a status of its own. */
function refuseException(response: OutboundResponse, file: WantedFile, token: string): void {
  const { status, headers, body } = response;
  const type = headers.get('content-type') ?? '';
  const said = type.includes('application/json') ? exceptionIn(body) : null;
  // Course material may itself be JSON that looks like this; then it has the size that was listed.
  const genuine = status === 200 && (said === null || body.length === file.size);
  if (genuine) return;
  const missing = status === 404 || said?.errorcode === 'filenotfound';
  if (missing && file.capability !== null) throw hidden(file.capability);
  if (said) throw moodleRefusal('file downloads ("Can download files")', said, token);
  throw new CourseSourceError(
    missing ? 'not_found' : 'unavailable',
    missing
      ? 'Moodle no longer has this file. Sync the course again.'
      : `Moodle gave an unexpected answer (${status}) when asked for this file. Try again later.`,
  );
}

function exceptionIn(body: Buffer): { errorcode: string; message: string } | null {
  if (body.length > longestException) return null;
  try {
    const read = fileException.safeParse(JSON.parse(body.toString('utf8')));
    return read.success ? { errorcode: read.data.errorcode, message: read.data.error } : null;
  } catch {
    return null;
  }
}

function notForUs(): CourseSourceError {
  return new CourseSourceError(
    'forbidden',
    'Moodle asks the connected account to log in for this: the activity is hidden or restricted.',
  );
}

function hidden(capability: string): CourseSourceError {
  return new CourseSourceError(
    'forbidden',
    `Moodle does not hand out this text to the connected account. If it was not deleted, ask your Moodle administrator to allow ${capability} in the role of that account.`,
  );
}

function elsewhere(): CourseSourceError {
  return new CourseSourceError(
    'unavailable',
    'Moodle lists this file at an address outside its file store, and we did not go there.',
  );
}
