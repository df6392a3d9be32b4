export { createAcceptLaunch, type AcceptLaunch, type AcceptedLaunch } from './accept-launch.ts';
export { createAddPlatform, PlatformTakenError } from './add-platform.ts';
export { agsScopes, createGradeServices, type GradeServices } from './services/ags.ts';
export { browserCookie, createBeginLogin, type BeginLogin } from './begin-login.ts';
export { createAnswerDeepLinking, type AnswerDeepLinking } from './deep-linking.ts';
export { LaunchRefusedError } from './launch-error.ts';
export type { Launch } from './launch.ts';
export { LmsServiceError } from './services/lms-service-error.ts';
export {
  createRosterService,
  rosterScope,
  type Member,
  type RosterService,
} from './services/nrps.ts';
export { createServiceCall } from './services/service-call.ts';
export { createPlatformKeys } from './platform-keys.ts';
export { createRegistrationDirectory, type RegistrationDirectory } from './registration-store.ts';
export type { Registration } from './registration.ts';
export type { CourseRole } from './roles.ts';
export { createServiceTokens, type ServiceTokens } from './services/service-token.ts';
export { createFindRegistration, type FindRegistration } from './find-registration.ts';
export { createFindSession, type FindSession, type Session } from './session.ts';
export { createTidyUp } from './tidy-up.ts';
export { createToolKeys, type ToolKeys } from './tool-keys.ts';
export { findPlatformUser } from './user-store.ts';
export { createVerifyLaunch, type VerifyLaunch } from './verify-launch.ts';
