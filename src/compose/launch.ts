import {
  createCanvasKeys,
  createConnectCourse,
  createCourseTokens,
  createLmsConnections,
  type Reach,
} from '../courses/index.ts';
import {
  createAcceptLaunch,
  createAddPlatform,
  createAnswerDeepLinking,
  createApprovals,
  createBeginLogin,
  createExamine,
  createFindRegistration,
  createFindSession,
  createInvites,
  createLaunchTickets,
  createGradeServices,
  createManagePlatforms,
  createPlatformKeys,
  createRefusalAudit,
  createRegisterPlatform,
  createRegistrationDirectory,
  createRosters,
  createRosterService,
  createServiceCall,
  createServiceTokens,
  createSyncRoster,
  createTidyUp,
  createToolKeys,
  createVerifyLaunch,
  rememberRegistrations,
} from '../launch/index.ts';
import type { Ground } from './ground.ts';
import { composeNotices } from './notices.ts';

/** How courses are read through the APIs of their LMSs. */
function composeConnections(
  { withTenant, envelope, outbound, config }: Ground,
  reach: Reach = { outbound },
) {
  const canvasKeys = createCanvasKeys({ withTenant, envelope });
  const tokens = createCourseTokens({ withTenant, envelope, outbound, keys: canvasKeys });
  return {
    canvasKeys,
    connections: createLmsConnections({ withTenant, envelope, reach, tokens }),
    connectCourse: createConnectCourse({
      withTenant,
      envelope,
      outbound,
      keys: canvasKeys,
      tokens,
      redirectUri: `${config.publicUrl}/lms/connected`,
    }),
  };
}

/** Platforms, logins, launches, sessions and the services of the LMS. */
export function composeLaunch(ground: Ground, toLms?: Reach) {
  const { db, withTenant, seal, envelope, outbound, queue } = ground;
  const { publicUrl } = ground.config;
  const registrations = createRegistrationDirectory(db, withTenant);
  const remembered = rememberRegistrations(registrations);
  const toolKeys = createToolKeys({ sql: db, withTenant, envelope });
  const platformKeys = createPlatformKeys(outbound);
  const tokens = createServiceTokens({ outbound, toolKeys });
  const serviceCall = createServiceCall({ outbound, tokens });
  const notices = composeNotices(ground, { registrations, platformKeys, serviceCall });
  const roster = createRosterService(serviceCall);
  const grades = createGradeServices(serviceCall);
  const lms = composeConnections(ground, toLms);
  const addPlatform = createAddPlatform({ db, withTenant, toolKeys });
  const invites = createInvites(withTenant);
  const registrar = { invites, addPlatform, withTenant, outbound, seal, publicUrl };
  const findRegistration = createFindRegistration(db, registrations);
  return {
    registrations,
    ...lms,
    findRegistration,
    toolKeys,
    platforms: createManagePlatforms({ db, withTenant, findRegistration }),
    addPlatform,
    invites,
    approvals: createApprovals({ withTenant, registrations }),
    registerPlatform: createRegisterPlatform(registrar),
    beginLogin: createBeginLogin({ registrations: remembered, seal, publicUrl }),
    verifyLaunch: createVerifyLaunch({ registrations: remembered, platformKeys, seal, publicUrl }),
    launchTickets: createLaunchTickets({ seal, registrations, withTenant }),
    acceptLaunch: createAcceptLaunch({ withTenant, ...notices }),
    ...notices,
    refusals: createRefusalAudit(db, withTenant),
    answerDeepLinking: createAnswerDeepLinking({ registrations, toolKeys }),
    findSession: createFindSession(withTenant),
    services: grades,
    examine: createExamine({
      withTenant,
      toolKeys,
      tokens,
      grades,
      roster,
      outbound,
      publicUrl,
      courseReaderOf: async (course) => {
        const connected = await lms.connections.sourceOf(course);
        return (
          connected && {
            count: async (signal) =>
              (await connected.source.list(connected.lmsCourseId, signal)).length,
            weaknesses: (signal) => lms.connections.weaknessesOf(course, signal),
          }
        );
      },
    }),
    rosters: createRosters({ db, withTenant, queue }),
    syncRoster: createSyncRoster({ withTenant, registrations, roster }),
    tidyUp: createTidyUp({ db, withTenant }),
  };
}

export type LaunchRooms = ReturnType<typeof composeLaunch>;
