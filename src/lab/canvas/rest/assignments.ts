import { Router } from 'express';
import { isVisible, pageHtml, type HeldItem } from '../../platform/material.ts';
import { texts } from '../../platform/params.ts';
import type { Platform } from '../../platform/platform.ts';
import { page, restPages } from '../paging.ts';
import { assignmentId, sectionId, topicId } from './ids.ts';
import { lockOf } from './lock.ts';
import { courseDoor, dateText, sendJson } from './rest-door.ts';

/** What is handed in: the course's own tasks and graded discussions, and what stands in the gradebook. */
export function createAssignments(platform: Platform): Router {
  const router = Router();
  router.get('/courses/:course/assignments', courseDoor(platform), (request, response) => {
    const withOverrides = texts(request.query['include[]']).includes('overrides');
    const all = [
      ...columns(platform, withOverrides),
      ...tasks(platform, withOverrides),
      ...dueOnly(platform, withOverrides),
    ];
    sendJson(response, page(request, response, all, restPages(platform)));
  });
  return router;
}

function columns({ gradebook, courseId, issuer }: Platform, withOverrides: boolean): object[] {
  return gradebook.columns().map((column) => ({
    id: String(column.id),
    course_id: courseId,
    name: column.label,
    description: null,
    due_at: null,
    points_possible: column.scoreMaximum,
    published: column.published,
    submission_types: ['external_tool'],
    html_url: `${issuer}/courses/${courseId}/assignments/${column.id}`,
    ...overridden([], withOverrides),
  }));
}

function tasks(platform: Platform, withOverrides: boolean): object[] {
  const { material, apiRights, courseId, issuer, dueDates } = platform;
  const shown = material.items().filter((item) => apiRights.hidden || isVisible(item));
  return shown
    .filter(({ kind }) => kind === 'assignment')
    .map((item) => ({
      id: assignmentId(item),
      course_id: courseId,
      name: item.title,
      description: pageHtml(item),
      due_at: dateText(dueDates.get(item.title)),
      unlock_at: dateText(item.unlockAt),
      lock_at: dateText(item.lockAt),
      points_possible: 10,
      published: item.published,
      updated_at: dateText(item.updatedAt),
      submission_types: [item.isDiscussion ? 'discussion_topic' : 'online_upload'],
      html_url: `${issuer}/courses/${courseId}/assignments/${assignmentId(item)}`,
      ...(item.isDiscussion ? { discussion_topic: topic(item) } : {}),
      ...lockOf(platform, item),
      ...overridden(overridesOf(platform, item.title, Number(assignmentId(item))), withOverrides),
    }));
}

function topic(item: HeldItem): object {
  return { id: topicId(item), title: item.title, assignment_id: assignmentId(item) };
}

function overridden(overrides: readonly object[], told: boolean): object {
  return {
    only_visible_to_overrides: false,
    has_overrides: overrides.length > 0,
    ...(told ? { overrides } : {}),
  };
}

/** Assignments of which nothing but their name and date is known. */
function dueOnly(platform: Platform, withOverrides: boolean): object[] {
  const { dueDates, courseId, issuer, material } = platform;
  const told = new Set(material.items().map(({ title }) => title));
  const others = [...dueDates].filter(([name]) => !told.has(name));
  return others.map(([name, dueAt], at) => ({
    id: String(8_000 + at),
    course_id: courseId,
    name,
    description: null,
    due_at: `${dueAt.toISOString().slice(0, 19)}Z`,
    points_possible: 10,
    published: true,
    submission_types: ['online_upload'],
    html_url: `${issuer}/courses/${courseId}/assignments/${8_000 + at}`,
    ...overridden(overridesOf(platform, name, 8_000 + at), withOverrides),
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
