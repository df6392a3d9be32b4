import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  addContact,
  cryForHelp,
  listNotices,
  removeContact,
  type TurnKey,
} from '../../src/conduct/index.ts';
import { createOfflineModel } from '../../src/models/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf, type Client } from '../support/client.ts';
import { calculusPages, ingestFiles } from '../support/course.ts';
import { readMail, startSmtpDouble, type SmtpDouble } from '../support/doubles/smtp-double.ts';
import { launch, startPlatform, type LaunchTweaks, type Platform } from '../support/platform.ts';
import { createReplyingModel } from '../support/replying-model.ts';

const cry = "I don't want to live anymore, the pills are on the table";
const question = 'What is the chain rule?';
const minute = 60_000;
const hour = 60 * minute;

let smtp: SmtpDouble;
let app: TestApp;
let platform: Platform;
let passed = 0;
let newcomers = 0;
let mailsBefore = 0;

const first = { name: 'Nora Night', email: 'nora@school.example', minutes: 15 };
const second = { name: 'Dean Day', email: 'dean@school.example', minutes: 30 };

beforeAll(async () => {
  smtp = await startSmtpDouble();
  const model = createReplyingModel();
  model.replyWith(() => 'It differentiates a composition.');
  app = await startApp({
    chatModels: [model, createOfflineModel()],
    env: { SMTP_URL: smtp.url, MESSAGES_FROM: 'tutor@school.example' },
    now: () => Date.now() + passed,
  });
  platform = await startPlatform(app);
  await ingestFiles(app, platform, calculusPages);
});
afterAll(async () => {
  await platform[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
  await smtp[Symbol.asyncDispose]();
});
beforeEach(() => {
  mailsBefore = smtp.mails.length;
});
afterEach(async () => {
  await rows('delete from oncall_contacts');
  await app.composed.ground.db.query(`delete from pgboss.job where name = 'conduct.call'`);
});

const rows = <Row extends object>(text: string, tenantId = platform.tenantId) =>
  app.composed.ground.withTenant(tenantId, (tx) => tx.query<Row>(text));
const onDuty = async (...contacts: (typeof first)[]) => {
  for (const contact of contacts)
    await app.composed.ground.withTenant(platform.tenantId, (tx) =>
      addContact(tx, platform.tenantId, contact),
    );
};
const newStudent = async (more: LaunchTweaks = {}): Promise<Client> =>
  clientOf(app, await launch(app, platform, { sub: `s-${(newcomers += 1)}`, ...more }));
const notices = () =>
  app.composed.ground.withTenant(platform.tenantId, (tx) => listNotices(tx, platform.tenantId, 10));
const newest = async () => {
  const [notice] = await notices();
  if (!notice) throw new Error('no notice');
  return notice;
};
const lastCall = async () =>
  (
    await rows<{ attempts: number; state: string }>(
      'select attempts, state from oncall_calls order by due_at desc limit 1',
    )
  )[0];
const mails = () => smtp.mails.slice(mailsBefore);
const mailsBecome = (count: number) =>
  expect.poll(() => mails().length, { timeout: 15_000 }).toBe(count);
/** As the queue would, at the time that has come. */
const call = async (step: number, noticeId?: string) =>
  app.composed.conduct.callOnDuty({
    tenantId: platform.tenantId,
    noticeId: noticeId ?? (await newest()).id,
    step,
  });
const textOf = (at: number) => {
  const mail = mails()[at];
  return mail ? readMail(mail) : '';
};
const linkIn = (at: number) => /https?:\/\/\S+\/oncall\?link=(\S+)/.exec(textOf(at)) ?? [];
const press = (token = '') =>
  fetch(`${app.url}/oncall`, { method: 'POST', body: new URLSearchParams({ link: token }) });

/** Where nobody hears what a turn tells. */
const silentTrace = {
  emit: () => {},
  answer: () => '',
  citations: () => [],
  marks: () => [],
  usage: () => null,
  finish: async () => true,
  pause: async () => {},
  abandon: async () => true,
};

// features: S58, S60, S61, S62, B11
describe('when a student may be in danger', () => {
  it('nobody is told where the school has named nobody, and the student is answered', async () => {
    const student = await newStudent();
    expect((await student.ask(cry)).answer).toContain('findahelpline.com');
    expect(await notices()).toEqual([]);
    expect(mails()).toEqual([]);
  });

  it('the first on duty is told at once, which course it is and where to look, and not a word of what was written', async () => {
    await onDuty(first, second);
    const student = await newStudent({ claims: { name: 'Robin Student' } });
    await student.ask(cry);
    await mailsBecome(1);
    expect(mails()[0]?.to).toEqual(['nora@school.example']);
    expect(mails()[0]?.text).toMatch(/^Subject: URGENT/m);
    expect(mails()[0]?.text).toMatch(/^X-Priority: 1/m);
    const text = textOf(0);
    expect(text).toContain('Nora Night,');
    expect(text).toContain('the course tutor of');
    expect(text).toContain('answered with the help lines');
    expect(text).not.toMatch(/Robin|pills|live anymore/);
    expect(JSON.stringify(app.logs)).not.toMatch(/pills|live anymore/);

    // Programs that look into mail open the link; that changes nothing.
    const [link, token] = linkIn(0);
    const opened = await fetch(link ?? '');
    expect(opened.status).toBe(200);
    expect(opened.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    const page = await opened.text();
    expect(page).toContain('Robin Student');
    expect(page).toContain('I take this on');
    expect(page).not.toContain('pills');
    expect((await newest()).state).toBe('ringing');

    expect(await (await press(token)).text()).toContain('Nora Night took this on');
    expect(await newest()).toMatchObject({ state: 'acknowledged', acknowledgedBy: 0 });
    passed += 16 * minute;
    await call(1);
    expect(mails()).toHaveLength(1);
  });

  it('the next one is called when the time of the first is up, and not before, until somebody takes it on', async () => {
    await onDuty(first, second);
    await (await newStudent()).ask(cry);
    await mailsBecome(1);
    passed += 14 * minute;
    await call(1);
    expect(mails()).toHaveLength(1);
    passed += 2 * minute;
    await call(1);
    expect(mails().map(({ to }) => to[0])).toEqual(['nora@school.example', 'dean@school.example']);
    // The first may still take it on, and whoever is first stays.
    await press(linkIn(0)[1]);
    expect(await (await press(linkIn(1)[1])).text()).toContain('Nora Night took this on');
    expect(await newest()).toMatchObject({ state: 'acknowledged', acknowledgedBy: 0 });
  });

  it('a call that nobody takes on stays on record, and the operator’s log says so', async () => {
    await onDuty(first);
    await (await newStudent()).ask(cry);
    await mailsBecome(1);
    passed += 16 * minute;
    await call(1);
    const notice = await newest();
    expect(notice.state).toBe('unanswered');
    expect(app.logs).toContainEqual(
      expect.objectContaining({ msg: 'nobody on duty has answered', noticeId: notice.id }),
    );
    await press(linkIn(0)[1]);
    expect((await newest()).state).toBe('acknowledged');
  });

  it('an e-mail that the mail server took too late for the chain goes out all the same, and the log says once that nobody answered', async () => {
    await onDuty(first);
    smtp.misbehave('MAIL FROM', '451 later');
    await (await newStudent()).ask(cry);
    await expect.poll(async () => (await lastCall())?.attempts).toBe(1);
    await expect.poll(async () => (await lastCall())?.state).toBe('waiting');
    passed += 16 * minute;
    await call(1);
    await call(1);
    const { id: noticeId, state } = await newest();
    expect(state).toBe('unanswered');
    const said = app.logs.filter(
      (line) => line['msg'] === 'nobody on duty has answered' && line['noticeId'] === noticeId,
    );
    expect(said).toEqual([expect.objectContaining({ drill: false })]);
    expect(mails()).toEqual([]);
    await call(0);
    expect(mails().map(({ to }) => to[0])).toEqual(['nora@school.example']);
    await press(linkIn(0)[1]);
    expect((await newest()).state).toBe('acknowledged');
    await call(1);
    expect((await newest()).state).toBe('acknowledged');
  });

  it('one e-mail goes out, however often and at once the job is run', async () => {
    await onDuty(first);
    await (await newStudent()).ask(cry);
    await mailsBecome(1);
    await Promise.allSettled([call(0), call(0), call(0)]);
    expect(mails()).toHaveLength(1);
  });

  it('an e-mail whose sender was lost goes out again under the same id, and every link works', async () => {
    await onDuty(first);
    await (await newStudent()).ask(cry);
    await mailsBecome(1);
    const noticeId = (await newest()).id;
    await expect
      .poll(() => rows(`select state from oncall_calls where notice_id = '${noticeId}'`))
      .toEqual([{ state: 'sent' }]);
    // As it was when the process died between sending and writing it down.
    await rows(`update oncall_calls set state = 'sending',
      sending_since = to_timestamp(${(Date.now() + passed) / 1000}) where notice_id = '${noticeId}'`);
    await expect(call(0)).rejects.toMatchObject({ code: 'call_under_way' });
    passed += 2 * minute;
    await call(0);
    const ids = mails().map(({ text }) => /^Message-ID: (\S+)/m.exec(text)?.[1]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    for (const at of [0, 1]) expect((await fetch(linkIn(at)[0] ?? '')).status).toBe(200);
  });

  it('a busy mail server is asked again, and the next one is called at once where the address is refused', async () => {
    await onDuty(first, second);
    smtp.misbehave('MAIL FROM', '451 later');
    await (await newStudent()).ask(cry);
    await expect.poll(lastCall).toMatchObject({ attempts: 1, state: 'waiting' });
    smtp.misbehave('RCPT TO', '550 nobody');
    await call(0);
    await mailsBecome(1);
    expect(mails()[0]?.to).toEqual(['dean@school.example']);
    expect(app.logs).toContainEqual(
      expect.objectContaining({ msg: 'somebody on duty could not be reached', code: 'refused' }),
    );
    expect(JSON.stringify(app.logs)).not.toContain('nora@school.example');
  });

  it('a turn that is run again by another worker is one call', async () => {
    await onDuty(first);
    const student = await newStudent();
    const { turnId } = await student.ask(cry);
    await mailsBecome(1);
    const { tutor } = app.composed;
    await rows(`update turns set status = 'pending', finished_at = null where id = '${turnId}'`);
    const turn = await tutor.claimTurn(platform.tenantId, turnId);
    if (!turn) throw new Error('the turn was not claimed');
    // Killed after it had heard and before it had said a word.
    await tutor.runTurn(turn, silentTrace, AbortSignal.timeout(10_000));
    await rows(`update turns set status = 'failed' where id = '${turnId}'`);
    expect(await rows(`select 1 from incidents where turn_id = '${turnId}'`)).toHaveLength(1);
    expect(await rows(`select 1 from oncall_notices where turn_id = '${turnId}'`)).toHaveLength(1);
  });

  it('somebody who writes several messages is one call; half an hour later it is another', async () => {
    await onDuty(first);
    const student = await newStudent();
    await student.ask(cry);
    await student.ask(cry);
    await mailsBecome(1);
    await press(linkIn(0)[1]);
    await student.ask(cry);
    expect(
      (await rows(`select * from oncall_notices where user_id = '${(await newest()).userId}'`))
        .length,
    ).toBe(1);
    passed += 31 * minute;
    await student.ask(cry);
    await mailsBecome(2);
  });

  it('a call that has rung for hours, whatever became of it, does not keep the next cry from being heard', async () => {
    await onDuty(first);
    const student = await newStudent();
    await student.ask(cry);
    await mailsBecome(1);
    passed += 3 * hour;
    await student.ask(cry);
    expect(mails()).toHaveLength(1);
    passed += hour + minute;
    await student.ask(cry);
    await mailsBecome(2);
  });

  it('what a model heard after an ordinary answer is called about as that, in the e-mail and behind the link', async () => {
    await onDuty(first);
    const student = await newStudent();
    const { turnId } = await student.ask(question);
    await app.composed.ground.withTenant(platform.tenantId, async (tx) => {
      const [turn] = await tx.query<TurnKey>(
        `select id, tenant_id as "tenantId", course_id as "courseId", user_id as "userId" from turns where id = $1`,
        [turnId],
      );
      if (turn) await app.composed.conduct.conduct.note(tx, turn, cryForHelp, 'model');
    });
    await mailsBecome(1);
    expect(textOf(0)).toContain('answered it as an ordinary question');
    expect(textOf(0)).not.toContain('answered with the help lines');
    const page = await (await fetch(linkIn(0)[0] ?? '')).text();
    expect(page).toContain('answered it as an ordinary question');
    expect(page).not.toContain('with the help lines at once');
  });

  it('two messages at the same moment are one call', async () => {
    await onDuty(first);
    const student = await newStudent();
    await Promise.all([student.ask(cry), student.ask(cry), student.ask(cry)]);
    const { userId } = await newest();
    expect(await rows(`select * from oncall_notices where user_id = '${userId}'`)).toHaveLength(1);
  });

  it('a link of another school, a made-up one and an old one open nothing', async () => {
    await onDuty(first);
    await (await newStudent()).ask(cry);
    await mailsBecome(1);
    const [link = '', token = ''] = linkIn(0);
    const there = await startPlatform(app);
    const forged = token.replace(platform.tenantId, there.tenantId);
    for (const wrong of [forged, 'x', `${platform.tenantId}.${'a'.repeat(43)}`]) {
      expect((await press(wrong)).status).toBe(404);
      expect((await fetch(`${app.url}/oncall?link=${wrong}`)).status).toBe(404);
    }
    expect(await rows('select * from oncall_notices', there.tenantId)).toEqual([]);
    await there[Symbol.asyncDispose]();
    expect((await newest()).state).toBe('ringing');
    expect(JSON.stringify(await rows('select * from oncall_calls'))).not.toContain(
      token.split('.')[1],
    );
    passed += 8 * 24 * hour;
    expect((await fetch(link)).status).toBe(404);
  });

  it('a drill calls those on duty, says so, and is about nobody', async () => {
    await onDuty(first);
    const id = await app.composed.conduct.drill(platform.tenantId);
    await mailsBecome(1);
    expect(mails()[0]?.text).toMatch(/^Subject: DRILL/m);
    expect(textOf(0)).toContain('Nobody is in danger');
    expect(await (await fetch(linkIn(0)[0] ?? '')).text()).toContain(
      'A drill: nobody is in danger',
    );
    await press(linkIn(0)[1]);
    expect(await newest()).toMatchObject({ id, state: 'acknowledged', userId: null });
  });

  it('who was taken out of the chain is not called any more', async () => {
    await onDuty(first, second);
    await app.composed.ground.withTenant(platform.tenantId, (tx) =>
      removeContact(tx, platform.tenantId, 'NORA@school.example'),
    );
    await (await newStudent()).ask(cry);
    await mailsBecome(1);
    expect(mails()[0]?.to).toEqual(['dean@school.example']);
  });
});

// features: S61, S58
describe('after a cry for help', () => {
  it('the help line stands above every answer for a day, in every conversation, and then no more', async () => {
    const student = await newStudent();
    const near = 'Somebody is still there to talk to:';
    expect((await student.ask(question)).answer).not.toContain(near);
    await student.ask(cry);
    const { answer, turnId } = await student.ask(question);
    expect(answer).toContain(near);
    expect(answer).toContain('findahelpline.com');
    expect(answer).toContain('It differentiates a composition.');
    expect((await student.get(`/api/turns/${turnId}`)).body.answer).toBe(answer);
    passed += 24 * hour + 1_000;
    expect((await student.ask(question)).answer).not.toContain(near);
  });

  it('is answered even when those on duty cannot be called, who are called as soon as they can be', async () => {
    await onDuty(first);
    const student = await newStudent();
    await student.ask(question);
    const { queue } = app.composed.ground;
    const whole = { ...queue };
    queue.enqueue = async (name, data, options) => {
      if (name === 'conduct.call') throw new Error('the queue is broken');
      return whole.enqueue(name, data, options);
    };
    const { answer, turnId } = await student.ask(cry);
    Object.assign(queue, whole);
    expect(answer).toContain('findahelpline.com');
    const kept = () => rows(`select 1 from oncall_notices where turn_id = '${turnId}'`);
    expect(app.logs).toContainEqual(
      expect.objectContaining({ msg: 'those on duty could not be called' }),
    );
    const jobs = () =>
      app.composed.ground.db.query<{ data: TurnKey }>(
        `select data from pgboss.job where name = 'conduct.hear'`,
      );
    const [job] = await jobs();
    if (!job) throw new Error('no job is in line');
    // As the queue would a little later, and perhaps twice.
    await app.composed.conduct.hear(job.data);
    await app.composed.conduct.hear(job.data);
    await mailsBecome(1);
    expect(await kept()).toHaveLength(1);
    expect((await student.ask(question)).answer).toContain('Somebody is still there to talk to:');
  });
});
