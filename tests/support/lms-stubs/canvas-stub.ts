import { json, startStub, type Reply, type Seen, type Stub } from './stub-server.ts';

type Members = Readonly<Record<string, unknown>>;

/** A course as Canvas would list it; what is left out is empty. */
export interface CanvasCourseData {
  readonly pages?: readonly Members[];
  readonly files?: readonly Members[];
  readonly folders?: readonly Members[];
  readonly modules?: readonly Members[];
  readonly enrollments?: readonly Members[];
  readonly assignments?: readonly Members[];
  /** Classic ones; `overrides` as their dates tell them. */
  readonly quizzes?: readonly Members[];
  readonly newQuizzes?: readonly Members[];
  readonly syllabus?: string;
  /** Captions by the number of their file. */
  readonly tracks?: Readonly<Record<string, readonly Members[]>>;
  /** Bytes of files by id. */
  readonly bytes?: Readonly<Record<string, string>>;
}

export interface CanvasStubOptions {
  /** Most entries on one page of a list; Canvas has such a cap and does not tell it. */
  readonly cap?: number;
  /** Most items a module is listed with; above, they are left out. */
  readonly itemsCap?: number;
  /** Sends ids as bare numbers, as Canvas does unless asked otherwise. */
  readonly bareIds?: boolean;
}

export const canvasToken = 'canvas-token-7Hq2';
export const courseId = '17';

/** Starts a server that answers like Canvas's REST API for one course. */
export async function startCanvas(
  course: CanvasCourseData,
  { cap = 100, itemsCap = 50, bareIds = false }: CanvasStubOptions = {},
): Promise<Stub> {
  const stub = await startStub((seen) => {
    if (seen.headers.authorization !== `Bearer ${canvasToken}`) return spentToken();
    if (seen.url.pathname === `/api/v1/courses/${courseId}`)
      return json({ id: courseId, syllabus_body: course.syllabus ?? null });
    const recording = /^\/api\/v1\/media_attachments\/(\d+)\/media_tracks$/.exec(seen.url.pathname);
    const tracks = course.tracks?.[recording?.[1] ?? ''];
    if (recording) return tracks ? listed(tracks, seen) : notThere();
    if (seen.url.pathname === `/api/quiz/v1/courses/${courseId}/quizzes`)
      return course.newQuizzes ? listed(course.newQuizzes, seen) : notThere();
    const path = seen.url.pathname.replace(`/api/v1/courses/${courseId}/`, '');
    const reply = answerTo(path, seen);
    return bareIds ? withBareIds(reply) : reply;
  });

  function answerTo(path: string, seen: Seen): Reply {
    const [what = '', id = '', below] = path.split('/').map(decodeURIComponent);
    if (what === 'pages' && id !== '') return onePage(id);
    if (what === 'modules' && below === 'items') return listed(itemsOf(id), seen);
    if (what === 'modules' && below === 'assignment_overrides') {
      return listed(overridesOf(id), seen);
    }
    if (what === 'assignments') {
      return listed(
        (course.assignments ?? []).map((one) => listedAssignment(one, seen)),
        seen,
      );
    }
    if (what === 'quizzes' && below === 'date_details') return datesOf(id, seen);
    if (what === 'quizzes' && id === '') {
      return listed(
        (course.quizzes ?? []).map(({ overrides: _overrides, ...quiz }) => quiz),
        seen,
      );
    }
    if (what === 'enrollments') return listed(course.enrollments ?? [], seen);
    if (what === 'modules') return listed((course.modules ?? []).map(listedModule), seen);
    if (what === 'pages') return listed((course.pages ?? []).map(withoutBody), seen);
    if (what === 'files') return listed((course.files ?? []).map(withAddress), seen);
    if (what === 'folders') return listed(course.folders ?? [], seen);
    const file = /^\/files\/(\d+)\/download$/.exec(seen.url.pathname)?.[1] ?? '';
    const bytes = course.bytes?.[file];
    return bytes === undefined ? notThere() : { body: bytes };
  }

  function listed(entries: readonly Members[], { url, headers }: Seen): Reply {
    const size = Math.min(Number(url.searchParams.get('per_page') ?? 10), cap);
    const start = Number((url.searchParams.get('page') ?? 'bookmark:0').replace('bookmark:', ''));
    const rest = start + size < entries.length;
    const next = new URL(url);
    next.searchParams.set('page', `bookmark:${start + size}`);
    const first = `<${url.origin}${url.pathname}?page=first&per_page=${size}>; rel="first"`;
    const link = rest ? `<${url.href}>; rel="current",<${next.href}>; rel="next",${first}` : first;
    if (headers.accept !== 'application/json+canvas-string-ids') return notThere();
    return json(entries.slice(start, start + size), { headers: { link } });
  }

  /** One thing, with a list inside that comes in pages. */
  function datesOf(quizId: string, seen: Seen): Reply {
    const quiz = course.quizzes?.find(({ id }) => id === quizId);
    if (!quiz) return notThere();
    const page = listed((quiz['overrides'] ?? []) as readonly Members[], seen);
    const { id, unlock_at, lock_at, only_visible_to_overrides } = quiz;
    return {
      ...page,
      body: JSON.stringify({
        id,
        due_at: null,
        unlock_at,
        lock_at,
        only_visible_to_overrides,
        graded: false,
        overrides: JSON.parse(String(page.body)),
      }),
    };
  }

  function onePage(slugOrId: string): Reply {
    const page = course.pages?.find(
      ({ url, page_id }) => url === slugOrId || slugOrId === `page_id:${String(page_id)}`,
    );
    return page ? json(page) : notThere();
  }

  function listedModule(module: Members): Members {
    const items = itemsOf(String(module['id']));
    const listing = {
      ...module,
      overrides: undefined,
      items_count: items.length,
      items_url: `${stub.origin}/api/v1/courses/${courseId}/modules/${String(module['id'])}/items`,
    };
    return items.length > itemsCap ? { ...listing, items: undefined } : listing;
  }

  function itemsOf(moduleId: string): readonly Members[] {
    const module = course.modules?.find(({ id }) => id === moduleId);
    return (module?.['items'] ?? []) as readonly Members[];
  }

  function overridesOf(moduleId: string): readonly Members[] {
    const module = course.modules?.find(({ id }) => id === moduleId);
    return (module?.['overrides'] ?? []) as readonly Members[];
  }

  function withAddress(file: Members): Members {
    return { url: `${stub.origin}/files/${String(file['id'])}/download?download_frd=1`, ...file };
  }

  return stub;
}

function listedAssignment({ overrides = [], ...own }: Members, { url }: Seen): Members {
  const all = overrides as readonly Members[];
  const isEverybodys = url.searchParams.get('override_assignment_dates') === 'false';
  return {
    ...own,
    ...(isEverybodys ? {} : datesOfTeacher(own, all)),
    has_overrides: all.length > 0,
    ...(url.searchParams.getAll('include[]').includes('overrides') ? { overrides: all } : {}),
  };
}

/** quirk: canvas shows whoever teaches the kindest dates that anybody has. */
function datesOfTeacher(own: Members, overrides: readonly Members[]): Members {
  const kindest = (name: 'unlock_at' | 'lock_at'): unknown => {
    const given = overrides.filter((override) => override[name] !== undefined);
    const personal = given.find(({ student_ids }) => student_ids !== undefined);
    if (personal) return personal[name];
    if (given.length === 0) return own[name];
    if (given.some((override) => override[name] === null)) return null;
    const dates = given.map((override) => Date.parse(String(override[name])));
    return new Date(name === 'lock_at' ? Math.max(...dates) : Math.min(...dates)).toISOString();
  };
  return { unlock_at: kindest('unlock_at'), lock_at: kindest('lock_at') };
}

export function notThere(): Reply {
  return json({ errors: [{ message: 'The specified resource does not exist.' }] }, { status: 404 });
}

export function switchedOff(message = 'That page has been disabled for this course'): Reply {
  return json({ message }, { status: 404 });
}

export function throttled(): Reply {
  return {
    status: 403,
    headers: { 'content-type': 'text/plain', 'x-rate-limit-remaining': '0.0' },
    body: '403 Forbidden (Rate Limit Exceeded)\n',
  };
}

export function spentToken(): Reply {
  return json(
    { errors: [{ message: 'Invalid access token.' }] },
    { status: 401, headers: { 'www-authenticate': 'Bearer realm="canvas-lms"' } },
  );
}

export function notAuthorized(status: 401 | 403): Reply {
  const errors = [{ message: 'user not authorized to perform that action' }];
  return json({ status: 'unauthorized', errors }, { status });
}

function withoutBody({ body: _body, ...page }: Members): Members {
  return page;
}

function withBareIds(reply: Reply): Reply {
  const body = String(reply.body ?? '').replace(/"((?:\w+_)?id)":"(\d+)"/g, '"$1":$2');
  return { ...reply, body };
}

const changedAt = '2026-01-05T08:00:00Z';

export function aPage(id: string, over: Members = {}): Members {
  return {
    page_id: id,
    url: `page-${id}`,
    title: `Page ${id}`,
    body: `<p>Text of page ${id}</p>`,
    updated_at: changedAt,
    published: true,
    front_page: false,
    locked_for_user: false,
    ...over,
  };
}

export function aFile(id: string, over: Members = {}): Members {
  return {
    id,
    uuid: `uuid-${id}`,
    folder_id: null,
    display_name: `notes-${id}.pdf`,
    filename: `notes-${id}.pdf`,
    'content-type': 'application/pdf',
    size: 10,
    created_at: changedAt,
    updated_at: changedAt,
    modified_at: changedAt,
    locked: false,
    hidden: false,
    unlock_at: null,
    lock_at: null,
    locked_for_user: false,
    ...over,
  };
}

export function aFolder(id: string, over: Members = {}): Members {
  return {
    id,
    name: `Folder ${id}`,
    full_name: `course files/Folder ${id}`,
    parent_folder_id: null,
    locked: false,
    hidden: false,
    unlock_at: null,
    lock_at: null,
    ...over,
  };
}

export function anAssignment(id: string, over: Members = {}): Members {
  return {
    id,
    name: `Problem set ${id}`,
    description: `<p>Task ${id}</p>`,
    due_at: null,
    points_possible: 10,
    published: true,
    submission_types: ['online_upload'],
    unlock_at: null,
    lock_at: null,
    ...over,
  };
}

/** A practice quiz; what a teacher's token is told of it, questions apart. */
export function aQuiz(id: string, over: Members = {}): Members {
  return {
    id,
    title: `Practice ${id}`,
    description: `<p>Before practice ${id}</p>`,
    quiz_type: 'practice_quiz',
    access_code: 'sesame',
    assignment_id: null,
    due_at: null,
    unlock_at: null,
    lock_at: null,
    only_visible_to_overrides: false,
    published: true,
    question_count: 3,
    ...over,
  };
}

export function aModule(id: string, items: readonly Members[], over: Members = {}): Members {
  return {
    id,
    name: `Module ${id}`,
    position: Number(id),
    unlock_at: null,
    published: true,
    state: 'unlocked',
    items,
    ...over,
  };
}

export function pageIn(position: number, pageId: string, over: Members = {}): Members {
  return {
    id: `9${pageId}`,
    position,
    type: 'Page',
    page_url: `page-${pageId}`,
    published: true,
    ...over,
  };
}

export function fileIn(position: number, fileId: string, over: Members = {}): Members {
  return { id: `8${fileId}`, position, type: 'File', content_id: fileId, published: true, ...over };
}
