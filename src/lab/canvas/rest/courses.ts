import { Router } from 'express';
import { texts } from '../../platform/params.ts';
import type { Platform } from '../../platform/platform.ts';
import { opaqueId } from '../canvas-ids.ts';
import { page, restPages } from '../paging.ts';
import { sectionId } from './ids.ts';
import { courseDoor, notFound, sendJson } from './rest-door.ts';

/** The course itself, and who is in it. */
export function createCourses(platform: Platform): Router {
  const { roster, courseId } = platform;
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

  router.get('/courses/:course/front_page', door, (_request, response) => notFound(response));
  return router;
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
