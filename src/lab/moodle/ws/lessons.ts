import type { LabLesson, LabLessonPage } from '../../lab-course.ts';
import { pageHtml, type HeldItem } from '../../platform/material.ts';
import { text, type Fields } from '../../platform/params.ts';
import type { Platform } from '../../platform/platform.ts';
import { itemCmid, seconds } from '../moodle-ids.ts';
import { isOpenTo } from './course-module.ts';
import { byCourses } from './modules-by-courses.ts';
import { missingRecord, WsException } from './ws-exception.ts';

// As mod/lesson/classes/external.php of Moodle 4.5 answers.

type Held = HeldItem & { readonly lesson: LabLesson };

/** More than a lesson has pages. */
const pagesPerLesson = 1_000;
const question = 3;
const contentPage = 20;
const jumps = { next: -1, end: -9 } as const;

/** `mod_lesson_get_lessons_by_courses`: much of it only for accounts that get in. */
export function lessonsByCourses(platform: Platform, params: Fields): object {
  return byCourses(platform, params, (items) => ({
    lessons: items.filter(isLesson).map((item) => lessonEntry(platform, item)),
  }));
}

function lessonEntry(platform: Platform, item: Held): object {
  const { courseId, apiRights } = platform;
  const { password, hasMenu = false } = item.lesson;
  return {
    id: item.number,
    course: Number(courseId),
    coursemodule: itemCmid(item),
    name: item.title,
    introformat: 1,
    lang: null,
    ...(apiRights.lessons || password === undefined
      ? {
          intro: pageHtml(item),
          introfiles: [],
          mediafiles: [],
          practice: false,
          usepassword: password !== undefined,
          displayleft: hasMenu,
          displayleftif: 0,
          allowofflineattempts: false,
        }
      : {}),
    ...(apiRights.lessons
      ? {
          password: password ?? '',
          dependency: 0,
          conditions: '',
          activitylink: 0,
          available: 0,
          deadline: 0,
          timemodified: seconds(item.updatedAt),
        }
      : {}),
  };
}

/** `mod_lesson_get_pages`: what stands on them only for those who manage it, and out of its menu. */
export function lessonPages(platform: Platform, params: Fields): object {
  const item = platform.material
    .items()
    .filter(isLesson)
    .find(({ number }) => String(number) === text(params['lessonid']));
  if (!item) throw missingRecord('lesson');
  if (!isOpenTo(platform, item)) throw notAccessible();
  const { password, pages } = item.lesson;
  const isLocked = password !== undefined && password !== text(params['password']);
  if (isLocked && !platform.apiRights.lessons) throw lessonRefusal('passwordprotectedlesson');
  if (pages.length === 0) throw lessonRefusal('lessonnotready2');
  return { pages: pages.map((page, at) => listed(platform, item, { page, at })), warnings: [] };
}

function listed(
  { apiRights }: Platform,
  item: Held,
  { page, at }: { page: LabLessonPage; at: number },
): object {
  const { hasMenu = false, pages } = item.lesson;
  const asks = page.answers !== undefined;
  const inMenu = hasMenu && !asks;
  const isTold = apiRights.lessons || inMenu;
  return {
    page: {
      id: pageId(item, at),
      lessonid: item.number,
      prevpageid: at === 0 ? 0 : pageId(item, at - 1),
      nextpageid: at === pages.length - 1 ? 0 : pageId(item, at + 1),
      qtype: asks ? question : contentPage,
      qoption: 0,
      layout: 1,
      display: asks ? 0 : 1,
      timecreated: seconds(item.contentAt),
      timemodified: 0,
      ...(isTold ? { title: page.title, contents: page.html, contentsformat: 1 } : {}),
      displayinmenublock: !asks,
      type: asks ? 0 : 1,
      typeid: asks ? question : contentPage,
      typestring: asks ? 'Multiple choice' : 'Content',
    },
    answerids: page.leadsTo.map((_to, nth) => pageId(item, at) * 10 + nth),
    jumps: page.leadsTo.map((to) => (typeof to === 'number' ? pageId(item, to - 1) : jumps[to])),
    filescount: 0,
    filessizetotal: 0,
  };
}

/** Number of a lesson's page in the whole site, `at` from 0. */
export function pageId({ number }: HeldItem, at: number): number {
  return number * pagesPerLesson + at + 1;
}

function isLesson(item: HeldItem): item is Held {
  return item.kind === 'lesson' && item.lesson !== undefined;
}

function notAccessible(): WsException {
  const kind = 'core\\exception\\require_login_exception';
  return new WsException(kind, 'requireloginerror', 'Course or activity not accessible.');
}

function lessonRefusal(errorcode: string): WsException {
  return new WsException('core\\exception\\moodle_exception', errorcode, errorcode);
}
