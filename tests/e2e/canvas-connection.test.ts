import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labApiKey } from '../../src/lab/index.ts';
import {
  openBrowserWorld,
  seriousFindings,
  sidewaysOverflow,
  type BrowserWorld,
} from '../support/browser.ts';
import { chromium } from '../support/machine.ts';

describe.skipIf(!chromium)('connecting a course to Canvas', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await openBrowserWorld();
    const { ground, launch } = world.lab.app.composed;
    const face = world.lab.lab.faces.canvas;
    const [registration] = await launch.registrations.find(face.issuer, face.clientId);
    if (!registration) throw new Error('the lab is not registered');
    // The course lives by its teacher's consent alone.
    await ground.withTenant(registration.tenantId, (tx) => tx.query('delete from lms_connections'));
    await launch.canvasKeys.save(registration.tenantId, registration.id, {
      baseUrl: face.apiBaseUrl,
      ...labApiKey,
    });
  });
  afterAll(() => world[Symbol.asyncDispose]());

  // features: A04, P01
  it('goes by keyboard through the consent of Canvas, to a revoked token and back, to its end', async () => {
    await using visit = await world.open('instructor', { viewport: { width: 320, height: 700 } });
    const { page, tutor, frame, complaints } = visit;
    const connect = tutor.getByRole('button', { name: 'Connect to Canvas' });
    await connect.waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await sidewaysOverflow(frame())).toBe(0);

    async function agree(name: string): Promise<void> {
      const opened = page.waitForEvent('popup');
      await tutor.getByRole('button', { name }).press('Enter');
      const tab = await opened;
      await tab.getByText('reads, and never writes').waitFor();
      expect(await seriousFindings(tab, null)).toEqual([]);
      expect(await sidewaysOverflow(tab.mainFrame())).toBe(0);
      await tab.locator('form button').press('Enter');
      await tab
        .locator('button[value=accept], button:has-text("Authorize")')
        .first()
        .press('Enter');
      await tab.getByText('The course is connected').waitFor();
      await tab.close();
    }

    await agree('Connect to Canvas');
    await tutor.getByText(/^Last read/).waitFor({ timeout: 60_000 });
    await tutor.getByText(/^Read again by itself/).waitFor();
    await tutor.getByText('A teacher of this course lets the tutor read it').waitFor();

    world.lab.lab.controls.endApiGrants('canvas', 'revoked');
    await tutor.getByRole('button', { name: 'Read the course now' }).press('Enter');
    await tutor.getByText('Canvas no longer lets the tutor read this course').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await sidewaysOverflow(frame())).toBe(0);
    await agree('Connect again');
    await tutor.getByText(/^Last read/).waitFor({ timeout: 60_000 });

    await tutor.getByRole('button', { name: 'Disconnect from Canvas' }).press('Enter');
    const dialog = tutor.getByRole('dialog', { name: 'Disconnect this course from Canvas?' });
    await dialog.waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'No, leave it' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await tutor.getByRole('button', { name: 'Disconnect from Canvas' }).press('Enter');
    await dialog.getByRole('button', { name: 'Disconnect from Canvas' }).press('Enter');
    await connect.waitFor();
    // What was read before stays.
    expect(await tutor.locator('.documents').getByRole('listitem').count()).toBeGreaterThan(2);
    expect(complaints).toEqual([]);
  });
});
