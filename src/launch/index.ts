export { createAcceptLaunch, type AcceptLaunch, type AcceptedLaunch } from './accept-launch.ts';
export { createApprovals, type Approval, type Approvals } from './approval-link.ts';
export { createInvites } from './invite-store.ts';
export { createRegisterPlatform, type RegisterPlatform } from './register-platform.ts';
export {
  placementNames,
  placements,
  privacyClaims,
  privacyLevels,
  serviceScopes,
} from './tool-wishes.ts';
export { canvasKey, canvasKeyOptions } from './canvas-key.ts';
export { createAddPlatform, PlatformTakenError } from './add-platform.ts';
export { agsScopes, createGradeServices, type GradeServices } from './services/ags.ts';
export { createAnswerDeepLinking, type AnswerDeepLinking, type LinkItem } from './deep-linking.ts';
export { LaunchRefusedError } from './launch-error.ts';
export type { Launch } from './launch.ts';
export { LmsServiceError } from './services/lms-service-error.ts';
export { createRosterService, rosterScope, type RosterService } from './services/nrps.ts';
export { createRosters, nightlyRostersQueue, rosterQueue, type Rosters } from './request-roster.ts';
export { createSyncRoster, type SyncRoster } from './sync-roster.ts';
export { createServiceCall } from './services/service-call.ts';
export { toCustom, type PlacedItem } from './placed-item.ts';
export {
  browserCookie,
  createBeginLogin,
  type BeginLogin,
  type BegunLogin,
} from './begin-login.ts';
export { createLaunchTickets, type LaunchTickets } from './launch-ticket.ts';
export { createManagePlatforms, type PlatformCard } from './manage-platforms.ts';
export {
  createAskForNotices,
  createWantNotices,
  noticesQueue,
  type AskForNotices,
} from './notices/ask-for-notices.ts';
export { createTakeOver, type CarryOver } from './notices/course-copy.ts';
export { createTakeNotice, type TakeNotice } from './notices/take-notice.ts';
export { createPlatformKeys } from './platform-keys.ts';
export { storagePlanOf, type StoragePlan } from './platform-storage.ts';
export { createRefusalAudit, type Door, type RefusalAudit } from './refusal-store.ts';
export { createRegistrationDirectory, type RegistrationDirectory } from './registration-store.ts';
export type { Registration } from './registration.ts';
export { reviewAddress, reviewOffer, type ReviewOffer } from './review-address.ts';
export { teaches, type CourseRole } from './roles.ts';
export { createServiceTokens, type ServiceTokens } from './services/service-token.ts';
export { createExamine, type Diagnosis } from './doctor/index.ts';
export { createFindRegistration } from './find-registration.ts';
export {
  createFindSession,
  type DeepLinkingRequest,
  type FindSession,
  type Session,
} from './session.ts';
export { newTenantSecret, readTenantSecret } from './tenant-secret.ts';
export { createTidyUp } from './tidy-up.ts';
export { createToolKeys, type ToolKeys } from './tool-keys.ts';
export { rememberRegistrations } from './remember-registrations.ts';
export { findPlatformUser } from './user-store.ts';
export { createVerifyLaunch, type VerifyLaunch } from './verify-launch.ts';
