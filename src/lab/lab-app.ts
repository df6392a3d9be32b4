import express, {
  type ErrorRequestHandler,
  type Express,
  type RequestHandler,
  type Router,
} from 'express';
import { canvasAddresses } from './canvas/addresses.ts';
import { createCanvasFace } from './canvas/canvas-face.ts';
import { moodleAddresses } from './moodle/addresses.ts';
import { createMoodleFace } from './moodle/moodle-face.ts';
import { render, assetsFolder } from './pages/render.ts';
import type { LabPerson, LabRole } from './platform/people.ts';
import type { Platform } from './platform/platform.ts';

interface LabAppNeeds {
  readonly url: string;
  readonly canvas: Platform;
  readonly moodle: Platform;
}

/** Both faces and the door in front of them. */
export function createLabApp({ url, canvas, moodle }: LabAppNeeds): Express {
  const app = express();
  app.disable('x-powered-by');
  // Some of what an LMS sends has an ETag; it says so itself.
  app.disable('etag');
  app.use(ownHostOnly(url));
  app.use('/lab', express.static(assetsFolder));
  app.get('/', async (_request, response) => {
    response.send(await render('index', indexView(canvas, moodle)));
  });
  app.use('/moodle', ofCourse(moodle, createMoodleFace));
  app.use(ofCourse(canvas, createCanvasFace));
  app.use(async (_request, response) => {
    const link = { title: 'To the front door', href: '/' };
    response.status(404);
    response.send(await render('message', { title: 'Nothing here', lines: [], link }));
  });
  app.use(createFailurePage(canvas.log));
  return app;
}

/** A face's addresses name its course; once the course was copied they are those of the copy. */
function ofCourse(platform: Platform, create: (platform: Platform) => Router): RequestHandler {
  let made: { readonly courseId: string; readonly router: Router } | undefined;
  return (request, response, next) => {
    const { courseId } = platform;
    if (made?.courseId !== courseId) made = { courseId, router: create(platform) };
    made.router(request, response, next);
  };
}

function createFailurePage(log: Platform['log']): ErrorRequestHandler {
  return (error, request, response, _next) => {
    log({ event: 'lab failed', method: request.method, path: request.path, err: error });
    response.status(500).type('text/plain').send('The lab itself failed.');
  };
}

// Under another name the lab would be another site: cookies and issuers would not fit together.
function ownHostOnly(url: string): RequestHandler {
  const { host } = new URL(url);
  return (request, response, next) => {
    if (request.headers.host === host) next();
    else response.redirect(`${url}${request.originalUrl}`);
  };
}

interface DoorWords {
  readonly face: string;
  readonly title: string;
  readonly words: string;
}

function indexView(canvas: Platform, moodle: Platform) {
  return {
    toolUrl: canvas.tool.origin,
    course: canvas.material.title,
    doors: [
      door(canvas, canvasAddresses(canvas).course, {
        face: 'canvas',
        title: 'As Canvas shows it',
        words: 'The tutor opens from the course menu; platform storage stands in for cookies.',
      }),
      door(moodle, moodleAddresses(moodle).course, {
        face: 'moodle',
        title: 'As Moodle shows it',
        words: 'The tutor is an activity with a grade column of its own.',
      }),
    ],
  };
}

const byRole: readonly LabRole[] = ['student', 'instructor', 'assistant', 'admin'];

function door({ roster }: Platform, courseUrl: string, words: DoorWords) {
  const rank = (person: LabPerson) => byRole.indexOf(person.role);
  const people = roster.people.toSorted((a, b) => rank(a) - rank(b));
  return {
    ...words,
    people: people.map((person) => ({ person, href: asPerson(courseUrl, person) })),
  };
}

function asPerson(courseUrl: string, { login }: LabPerson): string {
  const address = new URL(courseUrl);
  address.searchParams.set('as', login);
  return address.href;
}
