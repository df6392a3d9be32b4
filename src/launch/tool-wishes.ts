import type { Product } from './registration.ts';

/** What of a person the LMS tells us; the names are Canvas's. */
export const privacyLevels = ['public', 'name_only', 'email_only', 'anonymous'] as const;
export type Privacy = (typeof privacyLevels)[number];

/** The claims of each level, beyond the opaque id that every launch carries. */
export const privacyClaims: Readonly<Record<Privacy, readonly string[]>> = {
  public: ['name', 'given_name', 'family_name', 'email'],
  name_only: ['name', 'given_name', 'family_name'],
  email_only: ['email'],
  anonymous: [],
};

/** Scopes we ask for, with the reason an administrator reads. */
export const serviceScopes = {
  'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem':
    'Create grade columns of its own, for quizzes an instructor wants graded. It touches no other column.',
  'https://purl.imsglobal.org/spec/lti-ags/scope/score':
    'Write scores into its own columns, once an instructor has switched that on.',
  'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly':
    'Read the scores of its own columns, so that a grade a teacher changed is never overwritten.',
  'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly':
    'Read who is in the course and in which role, so that people who left are locked out.',
  'https://purl.imsglobal.org/spec/lti/scope/noticehandlers':
    'Be told when a course is copied, so that the copy begins with the settings of the original.',
} as const;

/** Where Canvas shows us. */
export const placements = {
  course_navigation: {
    message: 'LtiResourceLinkRequest',
    label: 'Tutor',
    why: 'Course navigation: the tutor in the menu of every course.',
  },
  assignment_selection: {
    message: 'LtiDeepLinkingRequest',
    label: 'Tutor',
    why: 'Assignment selection: an instructor makes an assignment of a quiz.',
  },
  link_selection: {
    message: 'LtiDeepLinkingRequest',
    label: 'Tutor',
    why: 'Link selection: an instructor puts the tutor into a module.',
  },
  editor_button: {
    message: 'LtiDeepLinkingRequest',
    label: 'Tutor',
    why: 'Editor button: an instructor links the tutor from a page.',
  },
} as const;
export type Placement = keyof typeof placements;
export const placementNames = Object.keys(placements) as Placement[];

/** What we need to know of a course beyond the claims, in the words of each platform. */
export const customParameters: Readonly<Record<Product, Readonly<Record<string, string>>>> = {
  canvas: {
    course_id: '$Canvas.course.id',
    user_id: '$Canvas.user.id',
    api_domain: '$Canvas.api.domain',
    assignment_id: '$Canvas.assignment.id',
    context_history: '$Canvas.course.previousContextIds.recursive',
    section_ids: '$Canvas.course.sectionIds',
  },
  moodle: {
    context_history: '$Context.id.history',
    group_ids: '$Moodle.Person.userGroupIds',
  },
  other: {},
};
