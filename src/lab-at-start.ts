import { join } from 'node:path';
import type { Composed } from './compose/compose.ts';
import { sampleCourse } from './lab/course/index.ts';
import { startLab, type Lab, type LabCourse, type LabFace } from './lab/index.ts';
import { ensureTenant } from './tenancy/index.ts';

const labTenant = 'Preceptor LMS lab';

/** Starts the LMS lab beside the tool and registers its two faces, as an administrator would. */
export async function startLabBeside(
  composed: Composed,
  { port, course }: { port: number; course?: LabCourse },
): Promise<Lab> {
  const { config, logger } = composed.ground;
  const lab = await startLab({
    port,
    toolUrl: config.publicUrl,
    stateDir: join(config.dataDir, 'lab'),
    course: course ?? (await sampleCourse()),
    log: (line) => logger.debug(line, 'lab'),
  });
  for (const face of Object.values(lab.faces)) await register(composed, face);
  return lab;
}

async function register({ ground, launch, material }: Composed, face: LabFace): Promise<void> {
  const { id: tenantId } = await ensureTenant(ground.db, labTenant);
  const { issuer, clientId, deploymentId, authUrl, tokenUrl, keysUrl, courseSource } = face;
  const [known] = await launch.registrations.find(issuer, clientId);
  const registration =
    known ??
    (await launch.addPlatform({
      tenantId,
      issuer,
      clientId,
      authUrl,
      tokenUrl,
      keysUrl,
      courseSource,
      deploymentPolicy: 'hold',
      deploymentIds: [deploymentId],
    }));
  const access = { baseUrl: face.apiBaseUrl, token: face.apiToken };
  await material.connections.save(tenantId, registration.id, courseSource, access);
}
