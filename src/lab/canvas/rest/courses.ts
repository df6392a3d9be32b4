import { Router } from 'express';
import { texts } from '../../platform/params.ts';
import type { Platform } from '../../platform/platform.ts';
import { opaqueId } from '../canvas-ids.ts';
import { page, restPages } from '../paging.ts';
import { sectionId } from './ids.ts';
import { courseDoor, notFound, sendJson } from './rest-door.ts';

/** The course itself, its assignments, and the tab that is switched off. */
export function createCourses(platform: Platform): Router {
  const { roster, gradebook, courseId, issuer } = platform;
  const router = Router();
  const door = courseDoor(platform);

  router.get('/users/self', (_request, response) => {
    const teacher = roster.byLogin('instructor');
    sendJson(response, {
      id: teacher?.lmsUserId,
      name: teacher?.name,
      short_name: teacher?.name,
      sortable_name: `${teacher?.familyName}, ${teacher?.givenName}`,
    });
  });

  router.get('/courses', (request, response) => {
    sendJson(response, page(request, response, [course(platform)], restPages(platform)));
  });

  router.get('/courses/:course', door, (request, response) => {
    const withSyllabus = texts(request.query['include[]']).includes('syllabus_body');
    sendJson(response, { ...course(platform), ...(withSyllabus ? { syllabus_body: null } : {}) });
  });

  router.get('/courses/:course/assignments', door, (request, response) => {
    const assignments = gradebook.columns().map((column) => ({
      id: String(column.id),
      course_id: courseId,
      name: column.label,
      description: null,
      due_at: null,
      points_possible: column.scoreMaximum,
      published: column.published,
      submission_types: ['external_tool'],
      html_url: `${issuer}/courses/${courseId}/assignments/${column.id}`,
    }));
    const withOverrides = texts(request.query['include[]']).includes('overrides');
    const all = [...assignments, ...dueOnly(platform, withOverrides)];
    sendJson(response, page(request, response, all, restPages(platform)));
  });

  router.get('/courses/:course/enrollments', door, (request, response) => {
    const enrolled = roster.members().filter(({ role }) => role === 'student');
    const entries = enrolled.map(({ login, lmsUserId }, at) => ({
      id: String(7_000 + at),
      course_id: courseId,
      course_section_id: sectionId(roster.sectionOf(login)),
      user_id: lmsUserId,
      type: 'StudentEnrollment',
      enrollment_state: 'active',
    }));
    sendJson(response, page(request, response, entries, restPages(platform)));
  });

  router.get('/courses/:course/quizzes', door, (_request, response) => {
    response.status(404).json({ message: 'That page has been disabled for this course' });
  });

  router.get('/courses/:course/front_page', door, (_request, response) => notFound(response));
  return router;
}

/** Assignments of which nothing but their name and date is known. */
function dueOnly(platform: Platform, withOverrides: boolean): object[] {
  const { dueDates, courseId, issuer } = platform;
  return [...dueDates].map(([name, dueAt], at) => ({
    id: String(8_000 + at),
    course_id: courseId,
    name,
    description: null,
    due_at: `${dueAt.toISOString().slice(0, 19)}Z`,
    points_possible: 10,
    published: true,
    submission_types: ['online_upload'],
    html_url: `${issuer}/courses/${courseId}/assignments/${8_000 + at}`,
    only_visible_to_overrides: false,
    ...(withOverrides ? { overrides: overridesOf(platform, name, 8_000 + at) } : {}),
  }));
}

/** As Canvas lists them: what is not overridden is left out. */
function overridesOf({ dueExceptions, roster }: Platform, name: string, assignment: number) {
  return dueExceptions
    .filter((exception) => exception.name === name)
    .map(({ for: whom, dueAt }, at) => ({
      id: String(8_500 + at),
      assignment_id: String(assignment),
      title: 'login' in whom ? '1 student' : `Section ${whom.section}`,
      due_at: `${dueAt.toISOString().slice(0, 19)}Z`,
      all_day: false,
      all_day_date: dueAt.toISOString().slice(0, 10),
      ...('login' in whom
        ? { student_ids: [Number(roster.byLogin(whom.login)?.lmsUserId)] }
        : { course_section_id: sectionId(whom.section) }),
    }));
}

function course({ courseId, contextId, material, issuer }: Platform): object {
  return {
    id: courseId,
    uuid: opaqueId('course uuid'),
    name: material.title,
    course_code: material.label,
    account_id: '1',
    root_account_id: '1',
    enrollment_term_id: '1',
    workflow_state: 'available',
    default_view: 'modules',
    start_at: null,
    end_at: null,
    time_zone: 'America/New_York',
    lti_context_id: contextId,
    html_url: `${issuer}/courses/${courseId}`,
    enrollments: [{ type: 'teacher', role: 'TeacherEnrollment', enrollment_state: 'active' }],
  };
}
