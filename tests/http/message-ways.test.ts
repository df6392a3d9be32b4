import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  askUntilPause,
  connectLms,
  planOf,
  startAgentWorld,
  type AgentWorld,
} from '../support/agent-world.ts';
import { startSmtpDouble, type SmtpDouble } from '../support/doubles/smtp-double.ts';
import { json, startStub, type Stub } from '../support/lms-stubs/stub-server.ts';

const question = 'Tell my teacher that I will be late.';
const draft = JSON.stringify({ subject: 'Late\r\nBcc: x@evil.example', body: 'I will be late.' });
const plan = planOf({ tool: 'message_instructor', input: { about: 'late' } });

async function send(world: AgentWorld, change: object = {}): Promise<string> {
  const { student } = world;
  world.play({ plan, draft });
  const { turnId, pause } = await askUntilPause(student, question);
  if (pause.kind !== 'approval') throw new Error('no approval');
  const { subject, body } = pause.message;
  await student.post(`/api/turns/${turnId}/pauses/${pause.pauseId}`, {
    kind: 'approve',
    subject,
    body,
    ...change,
  });
  return turnId;
}

async function becomes({ student }: AgentWorld, turnId: string, state: string): Promise<string> {
  const read = async () => (await student.get(`/api/turns/${turnId}`)).body.sent;
  await expect.poll(async () => (await read())?.state, { timeout: 15_000 }).toBe(state);
  return (await read()).reason;
}

// features: A40
describe('by e-mail', () => {
  let world: AgentWorld;
  let smtp: SmtpDouble;

  beforeAll(async () => {
    smtp = await startSmtpDouble();
    world = await startAgentWorld({
      MESSAGES_VIA: 'email',
      MESSAGES_FROM: 'tutor@school.example',
      SMTP_URL: smtp.url,
    });
    await world.teacher.put('/api/course/settings', { tools: ['message_instructor'] });
  });
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
    await smtp[Symbol.asyncDispose]();
  });

  it('a message goes to the teachers whose addresses the LMS told, signed, with replies to the student', async () => {
    await becomes(world, await send(world), 'sent');
    expect(smtp.mails).toHaveLength(1);
    const { to, text } = smtp.mails[0] ?? { to: [], text: '' };
    expect(to).toEqual(['ada@example.edu']);
    expect(text).toMatch(/^Reply-To: ada@example\.edu\r$/m);
    expect(text).toMatch(/^Message-ID: <[\w-]+@school\.example>\r$/m);
    // No words of a message become a header.
    expect(text).not.toMatch(/^Bcc/m);
    expect(text).toContain('I will be late.');
    expect(text).toContain('asked for it to be sent');
  });

  it('a server that is busy is asked again, one that refuses is believed, one that breaks off is not asked again', async () => {
    smtp.misbehave('MAIL FROM', '451 later');
    const turn = await send(world);
    await expect
      .poll(async () => (await world.student.get(`/api/turns/${turn}`)).body.sent?.reason)
      .toMatch(/does not take messages/);
    smtp.misbehave('RCPT TO', '550 nobody');
    expect(await becomes(world, await send(world), 'failed')).toMatch(/refused/);
    const before = smtp.mails.length;
    smtp.misbehave('.', null);
    const doubtful = await send(world);
    expect(await becomes(world, doubtful, 'unsure')).toMatch(/broke/);
    expect(smtp.mails.length).toBe(before + 1);
  });
});

describe('a message by Moodle', () => {
  let world: AgentWorld;
  let moodle: Stub;
  const called = (name: string) =>
    moodle.seen
      .map(({ body }) => new URLSearchParams(body))
      .filter((form) => form.get('wsfunction') === name);
  let taken: object[] = [];

  beforeAll(async () => {
    moodle = await startStub(({ body }) => {
      const form = new URLSearchParams(body);
      if (form.get('wsfunction') === 'core_enrol_get_enrolled_users')
        return json([
          { id: 3, fullname: 'Teacher One', roles: [{ shortname: 'editingteacher' }] },
          { id: 5, fullname: 'Helper', roles: [{ shortname: 'teacher' }] },
          { id: 4, fullname: 'Student One', roles: [{ shortname: 'student' }] },
        ]);
      return json(taken);
    });
    world = await startAgentWorld({ MESSAGES_VIA: 'lms' });
    await connectLms(world.app, world.platform, { kind: 'moodle', baseUrl: moodle.origin });
    await world.teacher.put('/api/course/settings', { tools: ['message_instructor'] });
  });
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
    await moodle[Symbol.asyncDispose]();
  });

  it('goes to each teacher as plain text', async () => {
    taken = [{ msgid: 11 }, { msgid: 12 }];
    await becomes(world, await send(world, { subject: 'Late' }), 'sent');
    const [form] = called('core_message_send_instant_messages');
    expect([form?.get('messages[0][touserid]'), form?.get('messages[1][touserid]')]).toEqual([
      '3',
      '5',
    ]);
    expect(form?.get('messages[0][text]')).toMatch(/^Late\n\nI will be late\./);
    expect(form?.get('messages[0][textformat]')).toBe('2');
    expect(form?.has('messages[2][touserid]')).toBe(false);
  });

  it.each([
    ['refused', [{ msgid: -1, errormessage: 'no' }, { msgid: -1 }], 'failed'],
    ['taken for some only', [{ msgid: 11 }, { msgid: -1, errormessage: 'no' }], 'unsure'],
  ])('tells when it was %s', async (_how, answer, state) => {
    taken = answer;
    expect(await becomes(world, await send(world, { subject: 'Late' }), state)).toMatch(/Moodle/);
  });

  it('is not offered by an account without the right to list people', async () => {
    moodle.misbehave(
      /server\.php/,
      json({ exception: 'x', errorcode: 'nopermissions', message: 'no (View participants)' }),
      1,
    );
    world.play({ plan, draft });
    const { events } = await world.student.ask(question, { mode: 'agent' });
    expect(JSON.stringify(events)).toContain('View participants');
    expect(events.at(-1)?.event).toBe('turn.complete');
  });
});
