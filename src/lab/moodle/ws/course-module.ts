import { isVisible, isWaiting, type HeldItem } from '../../platform/material.ts';
import type { Platform } from '../../platform/platform.ts';
import { itemCmid, moduleContextId, seconds } from '../moodle-ids.ts';

const names = {
  page: { mod: 'page', plural: 'Pages', purpose: 'content' },
  file: { mod: 'resource', plural: 'Files', purpose: 'content' },
  link: { mod: 'url', plural: 'URLs', purpose: 'content' },
  assignment: { mod: 'assign', plural: 'Assignments', purpose: 'assessment' },
  lesson: { mod: 'lesson', plural: 'Lessons', purpose: 'interactivecontent' },
  quiz: { mod: 'quiz', plural: 'Quizzes', purpose: 'assessment' },
} as const;

type ModName = (typeof names)[keyof typeof names]['mod'];

/** What an activity is called in Moodle. */
export function modName({ kind }: HeldItem): ModName {
  return names[kind].mod;
}

/** True when the token's user gets to the content, and not only to the name. */
export function isOpenTo({ apiRights }: Pick<Platform, 'apiRights'>, item: HeldItem): boolean {
  return apiRights.hidden || (isVisible(item) && !isWaiting(item, Date.now()));
}

/** One entry of `modules[]` in the course contents. */
export function courseModule(platform: Platform, item: HeldItem, withContents: boolean): object {
  const { issuer, apiRights } = platform;
  const cmid = itemCmid(item);
  const { mod, plural, purpose } = names[item.kind];
  const open = isOpenTo(platform, item);
  return {
    id: cmid,
    url: `${issuer}/mod/${mod}/view.php?id=${cmid}`,
    name: item.title,
    instance: item.number,
    contextid: moduleContextId(cmid),
    visible: isVisible(item) ? 1 : 0,
    uservisible: open,
    ...availabilityInfo(item),
    visibleoncoursepage: 1,
    modicon: `${issuer}/theme/image.php/boost/${mod}/1/monologo?filtericon=1`,
    modname: mod,
    purpose,
    branded: false,
    modplural: plural,
    ...(apiRights.hidden ? { availability: availability(item) } : {}),
    ...(mod === 'resource' ? { activitybadge: [], ...plain } : plain),
    customdata: mod === 'resource' ? '{"filtericon":true,"display":5}' : '""',
    noviewlink: false,
    completion: 0,
    downloadcontent: 1,
    dates: datesOf(platform, item),
    groupmode: 0,
    ...(open && withContents && hasContents(item) ? contents(platform, item) : {}),
  };
}

/** As Moodle tells them of an assignment. */
function datesOf({ dueDates }: Platform, { kind, title }: HeldItem): object[] {
  const dueAt = kind === 'assignment' ? dueDates.get(title) : undefined;
  return dueAt ? [{ label: 'Due:', timestamp: seconds(dueAt), dataid: 'duedate' }] : [];
}

const plain = { indent: 0, onclick: '', afterlink: null };

const longDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

// Moodle tells of a date while it keeps somebody out; a teacher reads it as well.
function availabilityInfo({ unlockAt, lockAt }: HeldItem): { availabilityinfo?: string } {
  const now = Date.now();
  const closed = lockAt && lockAt.getTime() <= now;
  const waiting = unlockAt && unlockAt.getTime() > now;
  if (waiting) {
    return { availabilityinfo: `Available from <strong>${longDay.format(unlockAt)}</strong>` };
  }
  return closed
    ? { availabilityinfo: `Available until <strong>${longDay.format(lockAt)}</strong>` }
    : {};
}

/** The restriction as Moodle stores it, for those who may edit. */
function availability({ unlockAt, lockAt }: HeldItem): string | null {
  const dates = [
    ...(unlockAt ? [{ type: 'date', d: '>=', t: seconds(unlockAt) }] : []),
    ...(lockAt ? [{ type: 'date', d: '<', t: seconds(lockAt) }] : []),
  ];
  if (dates.length === 0) return null;
  return JSON.stringify({ op: '&', c: dates, showc: dates.map(() => true) });
}

/** Assignments and lessons list no contents; their texts are told by functions of their own. */
function hasContents({ kind }: HeldItem): boolean {
  return kind === 'page' || kind === 'file' || kind === 'link';
}

function contents(platform: Platform, item: HeldItem): object {
  const isFile = item.kind === 'file';
  return {
    contents: [entryOf(platform, item)],
    contentsinfo: {
      filescount: 1,
      filessize: isFile ? item.bytes.length : 0,
      lastmodified: seconds(item.contentAt),
      mimetypes: isFile ? [item.mediaType] : [],
      repositorytype: '',
    },
  };
}

function entryOf(platform: Platform, item: HeldItem): object {
  if (item.kind === 'link') return linkEntry(item);
  return item.kind === 'page' ? pageFile(platform, item) : resourceFile(platform, item);
}

function linkEntry({ title, address, contentAt }: HeldItem): object {
  return {
    type: 'url',
    filename: title,
    filepath: null,
    filesize: 0,
    fileurl: address,
    timecreated: null,
    timemodified: seconds(contentAt),
    sortorder: null,
    userid: null,
    author: null,
    license: null,
  };
}

// The page's HTML is made on request: it has no size and no type here.
function pageFile(platform: Platform, item: HeldItem): object {
  return {
    type: 'file',
    filename: 'index.html',
    filepath: '/',
    filesize: 0,
    fileurl: `${fileArea(platform, item)}/index.html?forcedownload=1`,
    timecreated: null,
    timemodified: seconds(item.contentAt),
    sortorder: 1,
    userid: null,
    author: null,
    license: null,
  };
}

function resourceFile(platform: Platform, item: HeldItem): object {
  return {
    type: 'file',
    filename: item.fileName,
    filepath: '/',
    filesize: item.bytes.length,
    fileurl: `${resourceUrl(platform, item, item.revision)}?forcedownload=1`,
    timecreated: seconds(item.contentAt),
    timemodified: seconds(item.contentAt),
    sortorder: 1,
    mimetype: item.mediaType,
    isexternalfile: false,
    userid: null,
    author: null,
    license: null,
  };
}

function fileArea({ issuer }: Platform, item: HeldItem): string {
  const context = moduleContextId(itemCmid(item));
  return `${issuer}/webservice/pluginfile.php/${context}/mod_${modName(item)}/content`;
}

/** Address of a resource's file; any revision number leads to the file of today. */
export function resourceUrl(platform: Platform, item: HeldItem, revision: number): string {
  return `${fileArea(platform, item)}/${revision}/${encodeURIComponent(item.fileName)}`;
}
