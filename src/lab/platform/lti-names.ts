const lti = 'https://purl.imsglobal.org/spec/lti/claim';
const deepLinking = 'https://purl.imsglobal.org/spec/lti-dl/claim';
const gradeScope = 'https://purl.imsglobal.org/spec/lti-ags/scope';
const vocabulary = 'http://purl.imsglobal.org/vocab/lis/v2';

/** Claim names of LTI Core, Deep Linking, AGS and NRPS. */
export const claim = {
  messageType: `${lti}/message_type`,
  version: `${lti}/version`,
  deploymentId: `${lti}/deployment_id`,
  targetLinkUri: `${lti}/target_link_uri`,
  resourceLink: `${lti}/resource_link`,
  context: `${lti}/context`,
  roles: `${lti}/roles`,
  toolPlatform: `${lti}/tool_platform`,
  launchPresentation: `${lti}/launch_presentation`,
  lis: `${lti}/lis`,
  custom: `${lti}/custom`,
  ext: `${lti}/ext`,
  forUser: `${lti}/for_user`,
  noticeService: `${lti}/platformnotificationservice`,
  notice: `${lti}/notice`,
  originContexts: `${lti}/origin_contexts`,
  legacyUserId: `${lti}/lti11_legacy_user_id`,
  lti1p1: `${lti}/lti1p1`,
  basicOutcome: 'https://purl.imsglobal.org/spec/lti-bo/claim/basicoutcome',
  gradeService: 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint',
  namesAndRoles: 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice',
  deepLinkingSettings: `${deepLinking}/deep_linking_settings`,
  contentItems: `${deepLinking}/content_items`,
  data: `${deepLinking}/data`,
  message: `${deepLinking}/msg`,
  errorMessage: `${deepLinking}/errormsg`,
} as const;

export const scope = {
  lineItem: `${gradeScope}/lineitem`,
  lineItemReadonly: `${gradeScope}/lineitem.readonly`,
  result: `${gradeScope}/result.readonly`,
  score: `${gradeScope}/score`,
  members: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
  notices: 'https://purl.imsglobal.org/spec/lti/scope/noticehandlers',
  toolSettings: 'https://purl.imsglobal.org/spec/lti-ts/scope/toolsetting',
} as const;

export const mediaType = {
  lineItem: 'application/vnd.ims.lis.v2.lineitem+json',
  lineItems: 'application/vnd.ims.lis.v2.lineitemcontainer+json',
  results: 'application/vnd.ims.lis.v2.resultcontainer+json',
  score: 'application/vnd.ims.lis.v1.score+json',
  members: 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json',
} as const;

export const role = {
  learner: `${vocabulary}/membership#Learner`,
  instructor: `${vocabulary}/membership#Instructor`,
  teachingAssistant: `${vocabulary}/membership/Instructor#TeachingAssistant`,
  institution: (name: 'Student' | 'Instructor' | 'Administrator') =>
    `${vocabulary}/institution/person#${name}`,
  system: (name: 'User' | 'Administrator') => `${vocabulary}/system/person#${name}`,
} as const;
