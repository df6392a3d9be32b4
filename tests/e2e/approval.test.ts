import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  courseIsRead,
  openBrowserWorld,
  seriousFindings,
  sidewaysOverflow,
  type BrowserWorld,
} from '../support/browser.ts';
import { planOf } from '../support/agent-world.ts';
import { chromium } from '../support/machine.ts';
import { createReplyingModel } from '../support/replying-model.ts';
import { startSmtpDouble, type SmtpDouble } from '../support/doubles/smtp-double.ts';

describe.skipIf(!chromium)('a student who asks for a message to be sent', () => {
  let world: BrowserWorld;
  let smtp: SmtpDouble;

  beforeAll(async () => {
    smtp = await startSmtpDouble();
    world = await openBrowserWorld({
      env: { MESSAGES_VIA: 'email', MESSAGES_FROM: 'tutor@school.example', SMTP_URL: smtp.url },
    });
    await courseIsRead(world);
    const { client } = await world.lab.enter(world.lab.lab.faces.canvas, 'instructor');
    await client.put('/api/course/settings', { mode: 'agent', tools: ['message_instructor'] });
    const model = createReplyingModel();
    model.replyWith(({ system }) => {
      if (system.startsWith('You plan'))
        return planOf({ tool: 'message_instructor', input: { about: 'late' } });
      if (system.startsWith('You draft'))
        return JSON.stringify({ subject: 'Late', body: `I am late. ${'A_long_word_'.repeat(12)}` });
      return 'Done as you wished.';
    });
    world.answerWith(model);
  });
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
    await smtp[Symbol.asyncDispose]();
  });

  // features: A40
  it('reads it on a narrow screen, changes it with the keyboard after a reload, and sends it', async () => {
    await using visit = await world.open('student1', { viewport: { width: 320, height: 700 } });
    const { tutor, frame, page, complaints } = visit;
    const field = tutor.getByRole('textbox', { name: 'Your question' });
    await field.fill('Tell my teacher that I am late.');
    await field.press('Enter');
    const form = tutor.getByRole('form', { name: 'Send this message?' });
    await form.waitFor();
    await Promise.all([frame().waitForNavigation(), frame().evaluate(() => location.reload())]);
    await form.waitFor();
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    expect(await form.getByText(/Added beneath it: .* wrote this/).count()).toBe(1);
    expect(smtp.mails).toEqual([]);
    const subject = form.getByRole('textbox', { name: 'Subject' });
    await subject.focus();
    await page.keyboard.press('End');
    await page.keyboard.type(' today');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const send = form.getByRole('button', { name: 'Send this message' });
    expect(await send.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await tutor.getByText('Done as you wished.').first().waitFor();
    await tutor.getByText(/^Your message was sent to /).waitFor();
    expect(smtp.mails).toHaveLength(1);
    expect(smtp.mails[0]?.text).toContain('Subject: Late today');
    expect(complaints).toEqual([]);
  });

  it('declines, and nothing is sent', async () => {
    await using visit = await world.open('student2');
    const { tutor } = visit;
    const before = smtp.mails.length;
    const field = tutor.getByRole('textbox', { name: 'Your question' });
    await field.fill('Tell my teacher that I am late.');
    await field.press('Enter');
    await tutor.getByRole('button', { name: 'Do not send' }).click();
    await tutor.getByText('Done as you wished.').first().waitFor();
    expect(await tutor.getByRole('form', { name: 'Send this message?' }).count()).toBe(0);
    expect(smtp.mails).toHaveLength(before);
  });
});
