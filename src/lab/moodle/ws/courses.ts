import { count, text, type Fields } from '../../platform/params.ts';
import type { Platform } from '../../platform/platform.ts';
import { courseIdNumber, itemCmid, seconds, tutorCmid, tutorInstance } from '../moodle-ids.ts';
import { tutorActivity } from '../id-token.ts';
import { isOpenTo } from './course-module.ts';
import { invalidParameter, missingRecord } from './ws-exception.ts';

/** Checks a course number. @throws WsException */
export function knownCourse({ courseId }: Pick<Platform, 'courseId'>, asked: unknown): void {
  if (count(asked) === undefined) throw invalidParameter();
  if (asked !== courseId) throw missingRecord('course');
}

/** `core_course_get_courses`: for accounts with moodle/course:view. */
export function courses(platform: Platform): object[] {
  return [courseCore(platform)];
}

function courseCore({ courseId, material }: Platform) {
  return {
    id: Number(courseId),
    shortname: material.label,
    categoryid: 1,
    fullname: material.title,
    displayname: material.title,
    summary: '',
    summaryformat: 1,
    format: 'topics',
    startdate: 0,
    enddate: 0,
    showactivitydates: false,
    showcompletionconditions: true,
  };
}

/** `core_course_get_courses_by_field`; a value that fits no course gives an empty list. */
export function coursesByField(platform: Platform, params: Fields): object {
  const field = text(params['field']) ?? '';
  const value = text(params['value']) ?? '';
  const readers: Readonly<Record<string, string>> = {
    '': value,
    id: platform.courseId,
    shortname: platform.material.label,
    idnumber: courseIdNumber,
    category: '1',
  };
  if (field === 'ids') {
    return listed(value.split(',').includes(platform.courseId) ? [course(platform)] : []);
  }
  if (readers[field] === undefined) throw invalidParameter();
  return listed(readers[field] === value ? [course(platform)] : []);
}

function listed(found: object[]): object {
  return { courses: found, warnings: [] };
}

function course(platform: Platform): object {
  const { issuer, roster } = platform;
  const teacher = roster.byLogin('instructor');
  return {
    ...courseCore(platform),
    courseimage: `${issuer}/pluginfile.php/17/course/generated/course.svg`,
    categoryname: 'Category 1',
    sortorder: 10002,
    summaryfiles: [],
    overviewfiles: [],
    contacts: [{ id: Number(teacher?.lmsUserId), fullname: teacher?.name }],
    enrollmentmethods: ['manual'],
    showgrades: 1,
    newsitems: 1,
    maxbytes: 0,
    showreports: 0,
    visible: 1,
    groupmode: 0,
    groupmodeforce: 0,
    defaultgroupingid: 0,
    enablecompletion: 0,
    completionnotify: 0,
    lang: '',
    theme: '',
    marker: 0,
    filters: [{ filter: 'mathjaxloader', localstate: 0, inheritedstate: 1 }],
    courseformatoptions: [
      { name: 'hiddensections', value: 1 },
      { name: 'coursedisplay', value: 0 },
      { name: 'indentation', value: '1' },
    ],
  };
}

/** `core_course_get_updates_since`: activities changed after a time in seconds. */
export function updatesSince(platform: Platform, params: Fields): object {
  knownCourse(platform, params['courseid']);
  const since = count(params['since']);
  if (since === undefined) throw invalidParameter();
  const changed = platform.material
    .items()
    .filter((item) => isOpenTo(platform, item) && seconds(item.updatedAt) > since);
  return {
    instances: changed.map((item) => ({
      contextlevel: 'module',
      id: itemCmid(item),
      updates: [
        { name: 'configuration', timeupdated: seconds(item.updatedAt) },
        ...(item.kind === 'file' ? [{ name: 'contentfiles', itemids: [item.number] }] : []),
      ],
    })),
    warnings: [],
  };
}

/** `mod_lti_get_ltis_by_courses`: empty without the capability to see external tools. */
export function ltisByCourses({ apiRights, courseId }: Platform): object {
  const tutor = {
    id: Number(tutorInstance),
    coursemodule: tutorCmid,
    course: Number(courseId),
    name: tutorActivity.title,
    intro: `<p>${tutorActivity.text}</p>`,
  };
  return { ltis: apiRights.hidden ? [tutor] : [], warnings: [] };
}
