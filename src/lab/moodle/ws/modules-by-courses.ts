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

/** A function for a kind of activity that the course does not use. */
export function emptyList(name: string): (platform: Platform, params: Fields) => object {
  return (platform, params) => byCourses(platform, params, () => ({ [name]: [] }));
}

// Without courses the answer covers those the account is enrolled in: none.
function byCourses(
  platform: Platform,
  params: Fields,
  read: (items: readonly HeldItem[]) => object,
): object {
  const asked = Object.keys(params)
    .filter((name) => /^courseids\[\d+\]$/.test(name))
    .map((name) => text(params[name]) ?? '');
  const ours = asked.includes(platform.courseId);
  const open = platform.material.items().filter((item) => isOpenTo(platform, item));
  return {
    ...read(ours ? open : []),
    warnings: asked.filter((id) => id !== platform.courseId).map(noAccess),
  };
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
