import { createOfflineModel, type ChatRequest } from '../../src/models/index.ts';
import type { TurnEvent } from '../../src/tutor/turn-event.ts';
import { startApp, type TestApp, type TestAppOptions } from './app.ts';
import { clientOf, type Client, type ReceivedEvent } from './client.ts';
import { calculusPages, ingestFiles } from './course.ts';
import { launch, startPlatform, type LaunchTweaks, type Platform } from './platform.ts';
import { createReplyingModel, type ReplyingModel } from './replying-model.ts';

/** A course whose agent does what the test tells it to. */
export interface AgentWorld extends AsyncDisposable {
  readonly app: TestApp;
  readonly platform: Platform;
  readonly model: ReplyingModel;
  readonly student: Client;
  readonly teacher: Client;
  enter(tweaks: LaunchTweaks): Promise<Client>;
  /** Answers by the role of the prompt. */
  play(replies: Replies): void;
}

export type Role = 'plan' | 'query' | 'verify' | 'draft' | 'write';
export type Replies = Partial<
  Record<Role, string | ((nth: number, request: ChatRequest) => string)>
>;

export const enough = '{"sufficient": true, "missing": ""}';

export function planOf(...actions: { tool: string; input: object }[]): string {
  return JSON.stringify({ goal: 'g', actions });
}

/** The LMS's own number of the course, as Canvas tells it. */
export const lmsCourse = {
  'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': {
    context_memberships_url: 'https://canvas.example/api/lti/courses/17/names_and_roles',
  },
};

export async function startAgentWorld(
  env: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = calculusPages,
  more: Pick<TestAppOptions, 'toWeb'> = {},
): Promise<AgentWorld> {
  const model = createReplyingModel();
  const app = await startApp({ chatModels: [model, createOfflineModel()], env, ...more });
  const platform = await startPlatform(app);
  await ingestFiles(app, platform, files);
  const enter = async (tweaks: LaunchTweaks): Promise<Client> =>
    clientOf(app, await launch(app, platform, { claims: lmsCourse, ...tweaks }));
  return {
    app,
    platform,
    model,
    enter,
    student: await enter({}),
    teacher: await enter({ sub: 'teacher', role: 'Instructor' }),
    play: (replies) => {
      const counts = new Map<Role, number>();
      model.replyWith((request) => {
        const role = roleOf(request.system);
        counts.set(role, (counts.get(role) ?? 0) + 1);
        const said = replies[role] ?? (role === 'verify' ? enough : 'Here it is.');
        return typeof said === 'function' ? said(counts.get(role) ?? 1, request) : said;
      });
    },
    [Symbol.asyncDispose]: async () => {
      await platform[Symbol.asyncDispose]();
      await app[Symbol.asyncDispose]();
    },
  };
}

/** What a request to the model is for. */
export function roleOf(system: string): Role {
  if (system.startsWith('You plan')) return 'plan';
  if (system.startsWith('You say what')) return 'query';
  if (system.startsWith('You check')) return 'verify';
  return system.startsWith('You draft') ? 'draft' : 'write';
}

/** Connects the courses of the platform to an LMS's API. */
export async function connectLms(
  { composed }: Pick<TestApp, 'composed'>,
  { tenantId }: Platform,
  { kind, baseUrl }: { kind: 'canvas' | 'moodle'; baseUrl: string },
): Promise<void> {
  const [registration] = await composed.ground.withTenant(tenantId, (tx) =>
    tx.query<{ id: string }>('select id from registrations'),
  );
  const access = { baseUrl, token: 'lms-token' };
  await composed.material.connections.save(tenantId, registration?.id ?? '', kind, access);
}

export type Waiting = Extract<TurnEvent, { type: 'interrupt'; pauseId: string }>;

/** Asks, and reads on until the turn waits for its student. */
export async function askUntilPause(
  client: Client,
  message: string,
): Promise<{ turnId: string; threadId: string; pause: Waiting; events: ReceivedEvent[] }> {
  const { body } = await client.post('/api/turns', { message, mode: 'agent' });
  const events = await client.events(
    body.turnId,
    0,
    ({ data }) => data.type === 'interrupt' || data.type === 'turn.complete',
  );
  const last = events.at(-1)?.data;
  if (last?.type !== 'interrupt' || !('pauseId' in last))
    throw new Error(`it did not wait: ${JSON.stringify(events.map(({ data }) => data))}`);
  return { ...body, pause: last, events };
}

export function stepsOf(events: readonly ReceivedEvent[]): string[] {
  return events.flatMap(({ data }) =>
    data.type === 'step.finished'
      ? [[data.step, data.status, data.errorKind].filter((part) => part !== undefined).join(' ')]
      : [],
  );
}
