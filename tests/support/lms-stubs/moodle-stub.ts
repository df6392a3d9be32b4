import { readFileSync } from 'node:fs';
import { json, startStub, type Reply, type Seen, type Stub } from './stub-server.ts';

/** Which of the recorded accounts the token belongs to. */
type MoodleAccount = 'integration-account' | 'teacher';

// Captures of a real Moodle 4.5; members used here only.
interface Captured {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: unknown;
}
interface CapturedFile extends Captured {
  readonly request: { readonly method: string; readonly url: string };
}
export interface CapturedSection {
  name: string;
  visible: number;
  modules: CapturedModule[];
  [member: string]: unknown;
}
export interface CapturedModule {
  id: number;
  name: string;
  modname: string;
  visible: number;
  contents?: Record<string, unknown>[];
  [member: string]: unknown;
}

export interface CapturedSite {
  functions: { name: string }[];
  [member: string]: unknown;
}

export interface MoodleStubOptions {
  /** Of the assignment, as a newer Moodle tells; without them there is no such function. */
  readonly overrides?: readonly object[];
  readonly account?: MoodleAccount;
  /** Folder that Moodle is installed in, e.g. "/moodle". */
  readonly folder?: string;
  /** Changes what the site tells of the account and its functions. */
  readonly alterSite?: (site: CapturedSite) => void;
  /** Changes the recorded course before it is sent. */
  readonly alter?: (sections: CapturedSection[]) => unknown;
}

export const moodleToken = 'f00dcafe0123456789abcdef01234567';
export const moodleCourseId = '2';

const lessonFunctions = ['mod_lesson_get_lessons_by_courses', 'mod_lesson_get_pages'];

const errors = capture('ws-errors') as Record<string, { response: Captured }>;
const files = capture('files-download') as Record<string, CapturedFile>;
const { book_chapter: openChapter } = capture('ws-integration-account-with-more-capabilities') as {
  book_chapter: Captured;
};

type Recorded = Record<'integration_account' | 'teacher', { readonly response: Captured }>;
const links = capture('ws-mod-url-get-urls-by-courses') as Recorded;
const tasks = capture('ws-mod-assign-get-assignments') as Recorded;

/** What the recording holds for each path, in the eyes of each account. */
const recorded: Readonly<Record<MoodleAccount, readonly string[]>> = {
  'integration-account': [
    'pdf_ok_token_in_query',
    'page_content_index_html',
    'hidden_page_as_integration_account',
    'book_chapter_1',
    'book_chapter_2_with_image',
    'folder_txt',
  ],
  teacher: [
    'pdf_ok_token_in_query',
    'page_content_index_html',
    'hidden_page_as_teacher',
    'book_hidden_chapter_as_teacher',
    'folder_txt',
  ],
};

/** Starts a server that replays what a real Moodle answered, to those who ask it the same way. */
export async function startMoodle({
  account = 'integration-account',
  folder = '',
  alter = (sections) => sections,
  alterSite = () => {},
  overrides,
}: MoodleStubOptions = {}): Promise<Stub> {
  const contents = capture(`ws-course-contents-${account}`) as { response: Captured };
  const course = alter(structuredClone(contents.response.body) as CapturedSection[]);
  const { response } = capture('ws-site-info') as { response: Captured };
  const about = structuredClone(response.body) as CapturedSite;
  // The recorded service was made before lessons were read.
  about.functions.push(...lessonFunctions.map((name) => ({ name })));
  alterSite(about);

  function service({ method, headers, body }: Seen): Reply {
    const asked = new URLSearchParams(body);
    const form = headers['content-type'] === 'application/x-www-form-urlencoded';
    if (method !== 'POST' || !form || asked.get('wstoken') !== moodleToken) {
      return moodleError('bad_token');
    }
    if (asked.get('moodlewsrestformat') !== 'json') {
      return moodleError('xml_is_the_default_format');
    }
    if (asked.get('wsfunction') === 'core_webservice_get_site_info')
      return json(about, { headers: { 'content-type': 'application/json' } });
    if (asked.get('wsfunction') === 'mod_url_get_urls_by_courses') return recordedFor(links, asked);
    if (asked.get('wsfunction') === 'mod_assign_get_assignments') return recordedFor(tasks, asked);
    if (overrides && asked.get('wsfunction') === 'mod_assign_get_overrides')
      return json({ overrides });
    if (asked.get('wsfunction') !== 'core_course_get_contents') {
      return moodleError('function_not_in_service');
    }
    if (asked.get('courseid') !== moodleCourseId) return moodleError('unknown_course');
    return json(course, { headers: { 'content-type': 'application/json' } });
  }

  function recordedFor(recording: Recorded, asked: URLSearchParams): Reply {
    if (asked.get('courseids[0]') !== moodleCourseId) return json({ courses: [], urls: [] });
    return replay(recording[account === 'teacher' ? 'teacher' : 'integration_account'].response);
  }

  function file({ url }: Seen): Reply {
    if (url.searchParams.get('token') !== moodleToken) return moodleFileError('pdf_bad_token');
    const path = url.pathname.slice(folder.length);
    const found = recorded[account]
      .map((name) => files[name])
      .find((recording) => recording && new URL(recording.request.url).pathname === path);
    return found ? replay(found) : moodleFileError('pdf_missing_file');
  }

  return startStub((seen) => {
    const path = seen.url.pathname;
    if (path === `${folder}/webservice/rest/server.php`) return service(seen);
    if (path.startsWith(`${folder}/webservice/pluginfile.php/`)) return file(seen);
    const location = `${folder}/login/index.php`;
    if (path === location) return { body: '<html><title>Log in</title></html>' };
    return { status: 303, headers: { location } };
  });
}

/** The course as the integration account sees it. */
export function recordedCourse(): unknown {
  return (capture('ws-course-contents-integration-account') as { response: Captured }).response
    .body;
}

/** A failure of a web service as recorded in ws-errors. */
export function moodleError(name: string): Reply {
  const recording = errors[name];
  if (!recording) throw new Error(`nothing recorded as ${name}`);
  return replay(recording.response);
}

/** An answer in place of a file as recorded in files-download. */
export function moodleFileError(name: string): Reply {
  const recording = files[name];
  if (!recording) throw new Error(`nothing recorded as ${name}`);
  return replay(recording);
}

/** The chapter as an account with mod/book:read gets it. */
export function readableChapter(): Reply {
  return replay(openChapter);
}

/** A failure the recording does not hold. */
export function moodleException(errorcode: string, message: string): Reply {
  return json({ exception: 'moodle_exception', errorcode, message });
}

function replay({ status, headers, body }: Captured): Reply {
  const type = headers['content-type'];
  return {
    status,
    headers: typeof type === 'string' ? { 'content-type': type } : {},
    body: typeof body === 'string' ? bytesOf(body) : JSON.stringify(body),
  };
}

/** The recording keeps only the size of what is not text. */
function bytesOf(body: string): Buffer {
  const size = /^<(\d+) bytes>$/.exec(body)?.[1];
  return size === undefined ? Buffer.from(body) : Buffer.alloc(Number(size), '%PDF-1.7 ');
}

function capture(name: string): unknown {
  const file = new URL(`../../fixtures/moodle-ws/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}
