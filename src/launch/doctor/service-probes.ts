import { agsScopes } from '../services/ags.ts';
import { LmsServiceError } from '../services/lms-service-error.ts';
import { rosterScope } from '../services/nrps.ts';
import type { Facts } from './facts.ts';
import { bad, good, skipped, warning, type Finding, type Probe } from './finding.ts';

const scopeNames: readonly (readonly [string, string, string])[] = [
  ['lineitem', agsScopes.lineItem, 'make grade columns'],
  ['score', agsScopes.score, 'post scores'],
  ['result', agsScopes.result, 'read grades back'],
  ['roster', rosterScope, 'read the members of a course'],
];

const noCourse = 'No course has been launched through this registration yet.';
const label = 'Preceptor connection test (may be deleted)';

/** Token, scopes, gradebook, roster: what the tool may do on the platform. */
export const serviceProbes: readonly Probe<Facts>[] = [
  ...scopeNames.map(([name, scope, right]): Probe<Facts> => ({
    id: `token.${name}`,
    title: `The LMS gives a token to ${right}`,
    ask: async ({ tokens, subject }) => {
      try {
        // A token from the cache would tell how things were.
        tokens.drop(subject, [scope], await tokens.get(subject, [scope]));
        await tokens.get(subject, [scope]);
        return good('It does.');
      } catch (error) {
        return tokenFinding(error, right);
      }
    },
  })),
  {
    id: 'grades.claim',
    title: 'Launches offer the gradebook',
    ask: ({ sighting }) => {
      if (!sighting) return skipped(noCourse);
      const { hasLineItems, gradeScopes } = sighting.facts;
      if (!hasLineItems)
        return bad(
          'The latest launch offered no grade service.',
          'Switch on grade services for the tool in the LMS (Canvas: the LTI key’s scopes; Moodle: “grade sync and column management”, and let the activity take grades).',
        );
      return gradeScopes.includes(agsScopes.score)
        ? good('They do.')
        : bad(
            'Launches offer the gradebook without the right to post scores.',
            'Add the score scope to the tool in the LMS.',
          );
    },
  },
  {
    id: 'grades.list',
    title: 'Grade columns can be listed',
    ask: ({ grades, subject, course }) =>
      inGradebook(course, async (container) => {
        await grades.findLineItem(subject, container, 'preceptor-connection-test');
        return good('They can.');
      }),
  },
  {
    id: 'grades.create',
    title: 'A grade column can be made',
    ask: ({ grades, subject, course, found }) =>
      inGradebook(course, async (container) => {
        const item = {
          label,
          scoreMaximum: 1,
          resourceId: 'preceptor-connection-test',
          tag: 'preceptor-test',
        };
        // One that a broken test left behind is used again.
        const left = await grades.findLineItem(subject, container, item.resourceId);
        found.column = left ?? (await grades.createLineItem(subject, container, item));
        return good('It can.');
      }),
  },
  {
    id: 'grades.change',
    title: 'A grade column can be changed',
    ask: ({ grades, subject, found }) =>
      onColumn(found.column, async (column) => {
        await grades.renameLineItem(subject, column, label);
        return good('It can.');
      }),
  },
  {
    id: 'grades.results',
    title: 'Grades can be read back',
    ask: ({ grades, subject, found }) =>
      onColumn(found.column, async (column) => {
        await grades.readResult(subject, column, 'preceptor-nobody');
        return good('They can.');
      }),
  },
  {
    id: 'grades.delete',
    title: 'The test column can be taken away again',
    ask: ({ grades, subject, found }) =>
      onColumn(found.column, async (column) => {
        await grades.deleteLineItem(subject, column);
        return good('It is gone.');
      }),
  },
  {
    id: 'roster.claim',
    title: 'Launches offer the list of members',
    ask: ({ course }) => {
      if (!course) return skipped(noCourse);
      return course.nrpsUrl
        ? good('They do.')
        : warning(
            'Launches offer no list of members.',
            'Switch on “Names and Role Provisioning” for the tool in the LMS.',
          );
    },
  },
  {
    id: 'roster.read',
    title: 'The members of the course can be read',
    ask: async ({ roster, subject, course }) => {
      if (!course?.nrpsUrl) return skipped('No list of members is offered.');
      try {
        const members = await roster.read(subject, course.nrpsUrl);
        return members.some(({ active }) => active)
          ? good(`${members.length} members.`)
          : warning(
              'The list of members is empty.',
              'Check in the LMS that the tool may see the people of the course.',
            );
      } catch (error) {
        return serviceFinding(
          error,
          'Check that the tool has the right to read members in the LMS.',
        );
      }
    },
  },
];

async function inGradebook(
  course: Facts['course'],
  ask: (container: string) => Promise<Finding>,
): Promise<Finding> {
  if (!course) return skipped(noCourse);
  if (!course.ags?.lineItems) return skipped('No gradebook is offered.');
  try {
    return await ask(course.ags.lineItems);
  } catch (error) {
    return serviceFinding(
      error,
      'Check that the tool may manage grade columns in the LMS (scope “lineitem”).',
    );
  }
}

async function onColumn(
  column: string | undefined,
  ask: (column: string) => Promise<Finding>,
): Promise<Finding> {
  if (column === undefined) return skipped('No column could be made.');
  try {
    return await ask(column);
  } catch (error) {
    return serviceFinding(
      error,
      `Check the tool’s grade rights in the LMS, and delete the column “${label}” by hand if it is still there.`,
    );
  }
}

function tokenFinding(error: unknown, right: string): Finding {
  if (!(error instanceof LmsServiceError)) throw error;
  if (error.code === 'scope_missing')
    return bad(
      `The LMS does not let the tool ${right}.`,
      'Add this right (scope) to the tool in the LMS.',
    );
  if (error.code === 'token_refused')
    return bad(
      `The LMS refuses the tool’s signed request${quoted(error.detail)}.`,
      'Check in the LMS that the tool is switched on, that its client id is right and that the LMS can read the tool’s key set.',
    );
  return serviceFinding(
    error,
    'Correct the token address of the registration, or wait until the LMS is well.',
  );
}

function serviceFinding(error: unknown, fix: string): Finding {
  if (!(error instanceof LmsServiceError)) throw error;
  const { message, detail } = error;
  const more = detail === null || message.includes(detail) ? null : detail;
  return bad(
    `${message.replace(/\.$/, '')}${quoted(more)}.`,
    error.mayRetry ? 'Try again in a few minutes; if it stays, ask the LMS administrator.' : fix,
  );
}

function quoted(detail: string | null): string {
  return detail === null ? '' : ` (${detail})`;
}
