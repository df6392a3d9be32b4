/** What a person may do in the course of this launch. */
export type CourseRole = 'student' | 'instructor' | 'assistant' | 'visitor';

const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
const testUser = 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser';

const teaching = new Set(['Instructor', 'ContentDeveloper', 'Administrator', 'Manager']);
const learning = new Set(['Learner', 'Member']);

/**
 * The role in this course (docs/lti-rules.md D1–D6): course memberships only, full or short names;
 * institution and system roles give nothing; unknown roles make a visitor, never an instructor.
 */
export function courseRole(roles: readonly string[]): CourseRole {
  const principals = roles.map(principalRole);
  const subRoles = new Set(roles.map(subRoleOf));
  if (roles.some(isTeachingAssistant)) return 'assistant';
  if (principals.some((role) => role !== undefined && teaching.has(role))) return 'instructor';
  if (subRoles.has('Instructor')) return 'assistant';
  if (principals.some((role) => role !== undefined && learning.has(role))) return 'student';
  return subRoles.has('Learner') ? 'student' : 'visitor';
}

const administrators = new Set([
  'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator',
  'http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator',
  'http://purl.imsglobal.org/vocab/lis/v2/system/person#SysAdmin',
]);

/**
 * True for those who run the LMS (docs/lti-rules.md D7): by full names of the institution's and the
 * system's vocabulary only. It opens the page about the school, and gives no right in a course (D4).
 */
export function administersLms(roles: readonly string[]): boolean {
  return roles.some((role) => administrators.has(role));
}

/** True for those who see a course from the teacher's side. */
export function teaches({ role }: { readonly role: CourseRole }): boolean {
  return role === 'instructor' || role === 'assistant';
}

export function isTestUser(roles: readonly string[]): boolean {
  return roles.includes(testUser);
}

// "…/membership#Instructor", or the deprecated short "Instructor".
function principalRole(role: string): string | undefined {
  if (role.startsWith(`${membership}#`)) return role.slice(membership.length + 1);
  return /^[A-Za-z]+$/.test(role) ? role : undefined;
}

// D2: "…/membership/Instructor#Lecturer" without its principal role grants the least of its meaning.
function subRoleOf(role: string): string | undefined {
  const [, principal] = new RegExp(`^${membership}/(\\w+)#\\w+$`).exec(role) ?? [];
  return principal;
}

const assisting = ['TeachingAssistant', 'Grader'].map((name) => `${membership}/Instructor#${name}`);

// quirk: canvas sends the sub-role together with plain Instructor; the sub-role says less, and less is given.
function isTeachingAssistant(role: string): boolean {
  return assisting.some((uri) => role.startsWith(uri)) || role === 'TeachingAssistant';
}
