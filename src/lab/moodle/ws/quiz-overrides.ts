import { text, type Fields } from '../../platform/params.ts';
import type { Platform } from '../../platform/platform.ts';
import { groupId, seconds } from '../moodle-ids.ts';
import { missingRecord } from './ws-exception.ts';

/**
 * `mod_quiz_get_overrides`, as mod/quiz/classes/external/get_overrides.php of Moodle answers; 4.5, which
 * the lab otherwise is, has no such function yet.
 */
export function quizOverrides(platform: Platform, params: Fields): object {
  const { apiRights, dueDates, dueExceptions, roster } = platform;
  if (!apiRights.overrides) throw missingRecord('external_functions');
  const quiz = Number(text(params['quizid']));
  const name = [...dueDates.keys()][quiz - 1];
  if (name === undefined) throw missingRecord('quiz');
  const overrides = dueExceptions
    .filter((exception) => exception.name === name)
    .map(({ for: whom, dueAt }, at) => ({
      id: at + 1,
      quiz,
      userid: 'login' in whom ? Number(roster.byLogin(whom.login)?.lmsUserId) : null,
      groupid: 'login' in whom ? null : groupId(whom.section),
      timeopen: null,
      timeclose: seconds(dueAt),
      timelimit: null,
      attempts: null,
      password: null,
    }));
  return { overrides };
}
