import type { HeldModule } from '../../platform/material.ts';
import { isVisible } from '../../platform/material.ts';
import { text, type Fields } from '../../platform/params.ts';
import type { Platform } from '../../platform/platform.ts';
import { tutorActivity } from '../id-token.ts';
import {
  announcementsCmid,
  linkCmid,
  linkInstance,
  moduleContextId,
  tutorCmid,
  tutorInstance,
  firstQuizCmid,
  seconds,
} from '../moodle-ids.ts';
import { courseModule } from './course-module.ts';
import { knownCourse } from './courses.ts';

/** `core_course_get_contents`: sections with their activities, as the token's user sees them. */
export function courseContents(platform: Platform, params: Fields): object[] {
  knownCourse(platform, params['courseid']);
  const { material, apiRights } = platform;
  const wanted = optionsOf(params);
  const sections = material
    .modules()
    // A hidden section is not there at all; a waiting one says when it opens.
    .filter((module) => apiRights.hidden || module.published)
    .map((module) => section(platform, module, wanted.get('excludecontents') !== '1'));
  return [general(platform), ...sections].map((one) => only(one, wanted.get('modname')));
}

function optionsOf(params: Fields): Map<string, string> {
  const options = new Map<string, string>();
  for (let at = 0; text(params[`options[${at}][name]`]) !== undefined; at += 1) {
    const name = String(params[`options[${at}][name]`]);
    options.set(name, text(params[`options[${at}][value]`]) ?? '');
  }
  return options;
}

interface Section {
  readonly modules: readonly object[];
}

function only<T extends Section>(one: T, modname: string | undefined): T {
  if (modname === undefined) return one;
  const modules = one.modules.filter((module) => (module as Fields)['modname'] === modname);
  return { ...one, modules };
}

function section(platform: Platform, module: HeldModule, withContents: boolean): Section {
  const { material, apiRights } = platform;
  const { number, title, published, unlockAt } = module;
  const waiting = unlockAt !== undefined && unlockAt.getTime() > Date.now();
  const restricted = module.audience !== undefined || (module.after ?? []).length > 0;
  const entered = apiRights.hidden || !(waiting || restricted);
  const shown = material.items(module).filter((item) => apiRights.hidden || isVisible(item));
  return {
    id: number + 1,
    name: title,
    visible: published ? 1 : 0,
    summary: '',
    summaryformat: 1,
    section: number,
    hiddenbynumsections: 0,
    uservisible: entered,
    ...(waiting ? { availabilityinfo: `Available from <strong>${dayOf(unlockAt)}</strong>` } : {}),
    ...(restricted && !waiting
      ? { availabilityinfo: 'Not available unless: <strong>restricted</strong>' }
      : {}),
    component: null,
    itemid: null,
    modules: entered ? shown.map((item) => courseModule(platform, item, withContents)) : [],
  } as Section;
}

function dayOf(date: Date): string {
  return date.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
}

// External tools need a capability of their own, which the integration account lacks.
function general(platform: Platform): Section {
  const { links, apiRights, dueDates } = platform;
  const tools = [
    { cmid: tutorCmid, instance: tutorInstance, name: tutorActivity.title },
    ...links.all().map(({ number, title }) => ({
      cmid: linkCmid(number),
      instance: linkInstance(number),
      name: title,
    })),
  ];
  return {
    id: 1,
    name: 'General',
    visible: 1,
    summary: '',
    summaryformat: 1,
    section: 0,
    hiddenbynumsections: 0,
    uservisible: true,
    component: null,
    itemid: null,
    modules: [
      bare(platform, 'forum', { cmid: announcementsCmid, instance: '1', name: 'Announcements' }),
      ...(apiRights.hidden ? tools.map((tool) => bare(platform, 'lti', tool)) : []),
      ...[...dueDates]
        .map(([name, dueAt], at) => ({ name, dueAt, at }))
        .filter(({ name }) => !isTask(platform, name))
        .map((due) => quiz(platform, due)),
    ],
  } as Section;
}

/** Assignments tell their dates themselves. */
function isTask({ material }: Platform, name: string): boolean {
  return material.items().some(({ kind, title }) => kind === 'assignment' && title === name);
}

/** A test that closes at a time; of its questions nothing is told. */
function quiz(
  platform: Platform,
  { name, dueAt, at }: { name: string; dueAt: Date; at: number },
): object {
  const dates = [{ label: 'Closes:', timestamp: seconds(dueAt), dataid: 'timeclose' }];
  const mod = { cmid: firstQuizCmid + at, instance: String(at + 1), name };
  return { ...bare(platform, 'quiz', mod), dates };
}

/** An activity without files. */
function bare(
  { issuer, apiRights }: Platform,
  mod: 'forum' | 'lti' | 'quiz',
  { cmid, instance, name }: { cmid: number; instance: string; name: string },
): object {
  return {
    id: cmid,
    url: `${issuer}/mod/${mod}/view.php?id=${cmid}`,
    name,
    instance: Number(instance),
    contextid: moduleContextId(cmid),
    visible: 1,
    uservisible: true,
    visibleoncoursepage: 1,
    modicon: `${issuer}/theme/image.php/boost/${mod}/1/monologo?filtericon=1`,
    modname: mod,
    purpose: mod === 'forum' ? 'collaboration' : 'other',
    branded: false,
    modplural: mod === 'forum' ? 'Forums' : 'External tools',
    ...(apiRights.hidden ? { availability: null } : {}),
    indent: 0,
    onclick: '',
    afterlink: null,
    ...(mod === 'forum' ? { activitybadge: [] } : {}),
    customdata: mod === 'forum' ? '{"trackingtype":"1"}' : '""',
    noviewlink: false,
    completion: 0,
    downloadcontent: 1,
    dates: [],
    groupmode: 0,
  };
}
