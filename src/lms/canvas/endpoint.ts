import { captionScope, newQuizScope } from './oauth.ts';

/** What is asked of Canvas, in the words needed to ask it and to explain a refusal. */
export interface Endpoint {
  /** Absolute address. */
  readonly url: string;
  /** What an instructor calls it. */
  readonly what: string;
  /** What an administrator has to allow on a developer key that enforces scopes. */
  readonly scope: string;
}

export interface Endpoints {
  pages(courseId: string): Endpoint;
  page(courseId: string, slugOrId: string): Endpoint;
  files(courseId: string): Endpoint;
  folders(courseId: string): Endpoint;
  modules(courseId: string): Endpoint;
  moduleItems(courseId: string, module: { id: string; items_url: string | null }): Endpoint;
  moduleOverrides(courseId: string, moduleId: string): Endpoint;
  /** The modules as that student stands in them. */
  modulesOf(courseId: string, userId: string): Endpoint;
  enrollments(courseId: string): Endpoint;
  /** With their dates: for everybody, and for whom others. */
  assignments(courseId: string): Endpoint;
  /** Classic quizzes, with what introduces them. */
  quizzes(courseId: string): Endpoint;
  /** Whom a classic quiz is for, and from when until when. */
  quizDates(courseId: string, quizId: string): Endpoint;
  /** New Quizzes, with what introduces them. */
  newQuizzes(courseId: string): Endpoint;
  /** What is said in a recording, with its text. */
  captions(fileId: string): Endpoint;
  /** The course itself, with its syllabus. */
  course(courseId: string): Endpoint;
  /** The course itself, with its term. */
  courseWithTerm(courseId: string): Endpoint;
}

// The cap on per_page is not documented; Canvas lowers what it finds too large.
const many = 'per_page=100';
const details = 'include[]=content_details';
// quirk: canvas else puts the asking account's own dates in the place of everybody's: for a teacher, the
// kindest that any student has.
const dates = 'include[]=overrides&override_assignment_dates=false';

/** The parts of Canvas's REST API that a course is read through. */
export function createEndpoints(baseUrl: string): Endpoints {
  const endpoint = (courseId: string, path: string, what: string, route: string): Endpoint => ({
    url: `${baseUrl}/api/v1/courses/${courseId}/${path}`,
    what,
    scope: `url:GET|/api/v1/courses/:course_id/${route}`,
  });
  return {
    pages: (course) => endpoint(course, `pages?${many}`, 'the pages', 'pages'),
    page: (course, slugOrId) =>
      endpoint(course, `pages/${slugOrId}`, 'this page', 'pages/:url_or_id'),
    files: (course) => endpoint(course, `files?${many}`, 'the files', 'files'),
    folders: (course) => endpoint(course, `folders?${many}`, 'the file folders', 'folders'),
    modules: (course) =>
      endpoint(course, `modules?include[]=items&${details}&${many}`, 'the modules', 'modules'),
    moduleItems: (course, module) => {
      const path = `modules/${encodeURIComponent(module.id)}/items?${details}&${many}`;
      const built = endpoint(course, path, 'the module items', 'modules/:module_id/items');
      return module.items_url === null ? built : { ...built, url: withAll(module.items_url) };
    },
    moduleOverrides: (course, id) =>
      endpoint(
        course,
        `modules/${encodeURIComponent(id)}/assignment_overrides?${many}`,
        'whom a module is assigned to',
        'modules/:context_module_id/assignment_overrides',
      ),
    modulesOf: (course, userId) =>
      endpoint(
        course,
        `modules?student_id=${encodeURIComponent(userId)}&${many}`,
        'how far a student is',
        'modules',
      ),
    enrollments: (course) =>
      endpoint(
        course,
        `enrollments?type[]=StudentEnrollment&state[]=active&${many}`,
        'the sections of the students',
        'enrollments',
      ),
    assignments: (course) =>
      endpoint(course, `assignments?${dates}&${many}`, 'the assignments', 'assignments'),
    ...quizEndpoints(baseUrl, endpoint),
    captions: (file) => ({
      url: `${baseUrl}/api/v1/media_attachments/${encodeURIComponent(file)}/media_tracks?include[]=webvtt_content&include[]=content&${many}`,
      what: 'the captions of this recording',
      scope: captionScope,
    }),
    course: (course) => ({
      url: `${baseUrl}/api/v1/courses/${course}?include[]=syllabus_body`,
      what: 'the syllabus',
      scope: 'url:GET|/api/v1/courses/:id',
    }),
    courseWithTerm: (course) => ({
      url: `${baseUrl}/api/v1/courses/${course}?include[]=term`,
      what: 'when the course ends',
      scope: 'url:GET|/api/v1/courses/:id',
    }),
  };
}

function quizEndpoints(
  baseUrl: string,
  endpoint: (courseId: string, path: string, what: string, route: string) => Endpoint,
): Pick<Endpoints, 'quizzes' | 'quizDates' | 'newQuizzes'> {
  return {
    quizzes: (course) => endpoint(course, `quizzes?${many}`, 'the quizzes', 'quizzes'),
    quizDates: (course, id) =>
      endpoint(
        course,
        `quizzes/${encodeURIComponent(id)}/date_details?${many}`,
        'whom a quiz is for',
        'quizzes/:quiz_id/date_details',
      ),
    newQuizzes: (course) => ({
      url: `${baseUrl}/api/quiz/v1/courses/${course}/quizzes?${many}`,
      what: 'the new quizzes',
      scope: newQuizScope,
    }),
  };
}

function withAll(url: string): string {
  if (/[?&]per_page=/.test(url)) return url;
  return `${url}${url.includes('?') ? '&' : '?'}${details}&${many}`;
}
