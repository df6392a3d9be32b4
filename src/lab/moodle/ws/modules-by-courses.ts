import { pageHtml, isVisible, type HeldItem } from '../../platform/material.ts';
import { text, type Fields } from '../../platform/params.ts';
import type { Platform } from '../../platform/platform.ts';
import { itemCmid, seconds } from '../moodle-ids.ts';
import { isOpenTo, resourceUrl } from './course-module.ts';

/** `mod_page_get_pages_by_courses`: the text of each page that is open to the token's user. */
export function pagesByCourses(platform: Platform, params: Fields): object {
  return byCourses(platform, params, (items) => ({
    pages: items.filter((item) => item.kind === 'page').map((item) => pageEntry(platform, item)),
  }));
}

function pageEntry(platform: Platform, item: HeldItem): object {
  return {
    ...moduleCore(platform, item),
    content: pageHtml(item),
    contentformat: 1,
    contentfiles: [],
    legacyfiles: 0,
    legacyfileslast: null,
    display: 5,
    displayoptions: 'a:1:{s:10:"printintro";i:0;}',
    revision: item.revision,
    timemodified: seconds(item.updatedAt),
  };
}

/** `mod_resource_get_resources_by_courses`: files that are open to the token's user. */
export function resourcesByCourses(platform: Platform, params: Fields): object {
  return byCourses(platform, params, (items) => ({
    resources: items
      .filter((item) => item.kind === 'file')
      .map((item) => resourceEntry(platform, item)),
  }));
}

function resourceEntry(platform: Platform, item: HeldItem): object {
  return {
    ...moduleCore(platform, item),
    contentfiles: [contentFile(platform, item)],
    tobemigrated: 0,
    legacyfiles: 0,
    legacyfileslast: null,
    display: 0,
    displayoptions: 'a:1:{s:10:"printintro";i:0;}',
    filterfiles: 0,
    revision: item.revision,
    timemodified: seconds(item.updatedAt),
  };
}

/** `mod_url_get_urls_by_courses`: where links lead, and what introduces them. */
export function urlsByCourses(platform: Platform, params: Fields): object {
  return byCourses(platform, params, (items) => ({
    urls: items.filter(({ kind }) => kind === 'link').map((item) => urlEntry(platform, item)),
  }));
}

function urlEntry(platform: Platform, item: HeldItem): object {
  return {
    ...moduleCore(platform, item),
    intro: pageHtml(item),
    externalurl: item.address,
    display: 0,
    displayoptions: 'a:1:{s:10:"printintro";i:0;}',
    parameters: 'a:0:{}',
    timemodified: seconds(item.updatedAt),
  };
}

/** `mod_assign_get_assignments`: passes over accounts that are not enrolled, unless told otherwise. */
export function assignments(platform: Platform, params: Fields): object {
  const { courseId, material, apiRights } = platform;
  const isMember = apiRights.hidden || params['includenotenrolledcourses'] === '1';
  const open = material
    .items()
    .filter((item) => item.kind === 'assignment' && isOpenTo(platform, item));
  const ours = {
    id: Number(courseId),
    fullname: material.title,
    shortname: material.label,
    timemodified: 0,
    assignments: open.map((item) => assignmentEntry(platform, item)),
  };
  const asked = coursesAsked(params);
  return {
    courses: isMember && asked.includes(courseId) ? [ours] : [],
    warnings: isMember ? asked.filter((id) => id !== courseId).map(noAccess) : asked.map(notIn),
  };
}

function assignmentEntry({ courseId }: Platform, item: HeldItem): object {
  return {
    id: item.number,
    cmid: itemCmid(item),
    course: Number(courseId),
    name: item.title,
    duedate: 0,
    allowsubmissionsfromdate: 0,
    grade: 100,
    timemodified: seconds(item.updatedAt),
    cutoffdate: 0,
    configs: [],
    intro: pageHtml(item),
    introformat: 1,
    introfiles: [],
    introattachments: [],
  };
}

function notIn(courseId: string): object {
  const message = 'User is not enrolled or does not have requested capability';
  return { item: 'course', itemid: Number(courseId), warningcode: '2', message };
}

/** A function for a kind of activity that the course does not use. */
export function emptyList(name: string): (platform: Platform, params: Fields) => object {
  return (platform, params) => byCourses(platform, params, () => ({ [name]: [] }));
}

// Without courses the answer covers those the account is enrolled in: none.
export function byCourses(
  platform: Platform,
  params: Fields,
  read: (items: readonly HeldItem[]) => object,
): object {
  const asked = coursesAsked(params);
  const ours = asked.includes(platform.courseId);
  const open = platform.material.items().filter((item) => isOpenTo(platform, item));
  return {
    ...read(ours ? open : []),
    warnings: asked.filter((id) => id !== platform.courseId).map(noAccess),
  };
}

function coursesAsked(params: Fields): string[] {
  return Object.keys(params)
    .filter((name) => /^courseids\[\d+\]$/.test(name))
    .map((name) => text(params[name]) ?? '');
}

function noAccess(courseId: string): object {
  const message = 'No access rights in course context';
  return { item: 'course', itemid: Number(courseId), warningcode: '1', message };
}

function moduleCore({ courseId }: Platform, item: HeldItem): object {
  return {
    id: item.number,
    coursemodule: itemCmid(item),
    course: Number(courseId),
    name: item.title,
    intro: '',
    introformat: 1,
    introfiles: [],
    section: item.module.number,
    visible: isVisible(item),
    groupmode: 0,
    groupingid: 0,
    lang: null,
  };
}

function contentFile(platform: Platform, item: HeldItem): object {
  return {
    filename: item.fileName,
    filepath: '/',
    filesize: item.bytes.length,
    fileurl: resourceUrl(platform, item, 0),
    timemodified: seconds(item.contentAt),
    mimetype: item.mediaType,
    isexternalfile: false,
    icon: item.mediaType === 'application/pdf' ? 'f/pdf' : 'f/unknown',
  };
}
