import { chromium as engine, type Browser, type Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coursePage, openLabWorld, type LabWorld } from '../support/lab-world.ts';
import { chromium, chromiumArgs } from '../support/machine.ts';

let world: LabWorld;
let browser: Browser;
let frame: Frame;

// features: B01
describe.skipIf(!chromium)('the storage that Canvas offers to a tool without cookies', () => {
  beforeAll(async () => {
    world = await openLabWorld();
    browser = await engine.launch({ executablePath: chromium ?? '', args: [...chromiumArgs] });
    const page = await browser.newPage();
    await page.goto(coursePage(world.lab, 'canvas', 'student1'));
    await page.frameLocator('[name=tool_content]').getByText('launched').waitFor();
    frame = page.frame('tool_content') as Frame;
  });
  afterAll(async () => {
    await browser.close();
    await world[Symbol.asyncDispose]();
  });

  interface Reply {
    origin: string;
    data: { subject: string; message_id: string; value?: unknown; error?: { code: string } };
  }

  /** Speaks from the tool's frame, and hears what comes back. */
  function ask(message: object, target = 'post_message_forwarding'): Promise<Reply> {
    return frame.evaluate(
      ({ sent, name }) =>
        new Promise<Reply>((resolve) => {
          addEventListener('message', ({ origin, data }) => resolve({ origin, data }), {
            once: true,
          });
          const window_ = name === '_parent' ? parent : parent.frames[name as unknown as number];
          window_?.postMessage({ message_id: 'm1', ...sent }, '*');
        }),
      { sent: message, name: target },
    );
  }

  it('is announced by the page, with the frame to talk to', async () => {
    const { origin, data } = await ask({ subject: 'lti.capabilities' }, '_parent');
    expect(origin).toBe(world.lab.url);
    expect(data).toMatchObject({
      subject: 'lti.capabilities.response',
      message_id: 'm1',
      supported_messages: expect.arrayContaining([
        { subject: 'lti.put_data', frame: 'post_message_forwarding' },
        { subject: 'lti.get_data', frame: 'post_message_forwarding' },
      ]),
    });
  });

  it('gives back what was put in, through the frame or the page, until it is deleted', async () => {
    await ask({ subject: 'lti.put_data', key: 'state', value: 'secret' });
    for (const target of ['post_message_forwarding', '_parent']) {
      const { data } = await ask({ subject: 'lti.get_data', key: 'state' }, target);
      expect(data).toMatchObject({ subject: 'lti.get_data.response', value: 'secret' });
    }
    await ask({ subject: 'lti.put_data', key: 'state', value: null });
    expect((await ask({ subject: 'lti.get_data', key: 'state' })).data.value).toBeNull();
  });

  it('is small', async () => {
    const { data } = await ask({ subject: 'lti.put_data', key: 'much', value: 'x'.repeat(4096) });
    expect(data.error?.code).toBe('storage_exhaustion');
  });
});
