import type { Fields } from '../../platform/params.ts';
import type { Platform } from '../../platform/platform.ts';
import { groupId, moodleRelease, moodleVersion } from '../moodle-ids.ts';
import { courseContents } from './course-contents.ts';
import { quizOverrides } from './quiz-overrides.ts';
import { courses, coursesByField, ltisByCourses, updatesSince } from './courses.ts';
import { lessonPages, lessonsByCourses } from './lessons.ts';
import {
  assignments,
  emptyList,
  pagesByCourses,
  resourcesByCourses,
  urlsByCourses,
} from './modules-by-courses.ts';
import { noPermission } from './ws-exception.ts';

/** A web service function: parameters in, value out. @throws WsException */
export type WsFunction = (platform: Platform, params: Fields) => unknown;

/** The functions of the lab's external service, by name. */
export const wsFunctions: Readonly<Record<string, WsFunction>> = {
  core_webservice_get_site_info: siteInfo,
  core_course_get_contents: courseContents,
  core_course_get_courses: courses,
  core_course_get_courses_by_field: coursesByField,
  core_course_get_updates_since: updatesSince,
  core_enrol_get_enrolled_users: enrolledUsers,
  mod_page_get_pages_by_courses: pagesByCourses,
  mod_resource_get_resources_by_courses: resourcesByCourses,
  mod_lti_get_ltis_by_courses: ltisByCourses,
  mod_book_get_books_by_courses: emptyList('books'),
  mod_label_get_labels_by_courses: emptyList('labels'),
  mod_folder_get_folders_by_courses: emptyList('folders'),
  mod_url_get_urls_by_courses: urlsByCourses,
  mod_assign_get_assignments: assignments,
  mod_lesson_get_lessons_by_courses: lessonsByCourses,
  mod_lesson_get_pages: lessonPages,
  mod_quiz_get_overrides: quizOverrides,
};

/** Functions that Moodle has and this service was not given. */
export const foreignFunctions: readonly string[] = [
  'core_user_create_users',
  'core_user_get_users',
  'core_course_create_courses',
  'core_grades_update_grades',
  'mod_quiz_get_quizzes_by_courses',
  'mod_forum_get_forums_by_courses',
];

/** Participants with their groups, for an account that may see them. */
function enrolledUsers({ apiRights, roster }: Platform): object[] {
  if (!apiRights.hidden) throw noPermission('View participants');
  return roster.members().map(({ login, lmsUserId, name }) => {
    const letter = roster.sectionOf(login);
    const group = { id: groupId(letter), name: `Group ${letter}`, description: '' };
    return { id: Number(lmsUserId), fullname: name, groups: [group] };
  });
}

function siteInfo({ issuer, apiToken }: Platform): object {
  const names = Object.keys(wsFunctions).filter((name) => name !== 'mod_quiz_get_overrides');
  return {
    sitename: 'Lab Moodle',
    username: 'wsbot',
    firstname: 'Integration',
    lastname: 'Account',
    fullname: 'Integration Account',
    lang: 'en',
    userid: 9000,
    siteurl: issuer,
    userpictureurl: `${issuer}/theme/image.php/boost/core/1/u/f1`,
    functions: names.map((name) => ({ name, version: moodleVersion })),
    downloadfiles: 1,
    uploadfiles: 0,
    release: moodleRelease,
    version: moodleVersion,
    mobilecssurl: '',
    advancedfeatures: [
      { name: 'usecomments', value: 1 },
      { name: 'enablecompletion', value: 1 },
    ],
    usercanmanageownfiles: true,
    userquota: 100 * 1024 * 1024,
    usermaxuploadfilesize: 64 * 1024 * 1024,
    userhomepage: 1,
    // A key to the account's files: whoever stores the raw answer stores a secret.
    userprivateaccesskey: apiToken.split('').toReversed().join(''),
    siteid: 1,
    sitecalendartype: 'gregorian',
    usercalendartype: 'gregorian',
    userissiteadmin: false,
    theme: 'boost',
    limitconcurrentlogins: 0,
    policyagreed: 0,
  };
}
