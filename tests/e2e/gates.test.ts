import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digest } from '../../src/ground/crypto/index.ts';
import { goldFile, judgedAnswers, noteDecision } from '../../src/quality/index.ts';
import {
  courseIsRead,
  openBrowserWorld,
  seriousFindings,
  sidewaysOverflow,
  type BrowserWorld,
} from '../support/browser.ts';
import { chromium } from '../support/machine.ts';

const question = 'What does the chain rule tell?';
const reason = 'the old pages are wrong';

// features: B06, L40
describe.skipIf(!chromium)('what waits for the cases of a school', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await openBrowserWorld();
    await courseIsRead(world);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const openSettings = async () => {
    const visit = await world.open('instructor', { viewport: { width: 320, height: 700 } });
    await visit.tutor.getByRole('button', { name: 'Settings' }).press('Enter');
    await visit.tutor.getByRole('heading', { name: 'What serves your students' }).waitFor();
    return visit;
  };

  /** As after a release whose readers lost the page that the answer cited. */
  async function loseCase(): Promise<string> {
    const { lab } = world;
    const { boot, client } = await lab.enter(lab.lab.faces.canvas, 'instructor');
    const { turnId } = await client.ask(question);
    expect((await client.put(`/api/turns/${turnId}/verdict`, { verdict: 'right' })).status).toBe(
      200,
    );
    const { ground } = lab.app.composed;
    const session = await lab.app.composed.launch.findSession(boot.session);
    const tenantId = session?.tenantId ?? '';
    await ground.withTenant(tenantId, async (tx) => {
      const answers = await judgedAnswers(tx, tenantId, null);
      const [answer] = answers;
      if (!answer) throw new Error('the answer is no case');
      await tx.query(`update held_versions set version = 'reader-old' where part = 'reader'`);
      await noteDecision(tx, tenantId, {
        part: 'reader',
        before: 'reader-old',
        after: lab.app.composed.material.reader.version,
        verdict: 'failed',
        fingerprint: digest(goldFile(answers)),
        because: null,
        report: {
          won: 0,
          isHeldBack: true,
          lost: [
            {
              turnId,
              question,
              quotes: answer.cited.map(({ quote }) => quote),
              before: 1,
              after: null,
            },
            {
              turnId: crypto.randomUUID(),
              question: 'secret',
              quotes: ['secret'],
              before: 1,
              after: 9,
            },
          ],
          comparison: {
            against: 'what serves',
            run: null,
            pairs: 8,
            verdict: 'worse',
            measures: [
              {
                key: 'hit5',
                label: 'hit@5',
                test: 'McNemar',
                pairs: 8,
                before: 1,
                after: 0.75,
                p: 0.5,
                verdict: 'worse',
              },
            ],
          },
        },
      });
    });
    return tenantId;
  }

  it('is honestly empty at first, and then shows the trial and the case it loses, by keyboard on a small screen', async () => {
    {
      await using visit = await openSettings();
      await visit.tutor.getByText(/^No answer was called right yet/).waitFor();
      await visit.tutor.locator('summary', { hasText: 'All that serves' }).press('Enter');
      expect(await visit.tutor.getByText('Prompt of the tutor').count()).toBe(1);
      expect(await seriousFindings(visit.page)).toEqual([]);
    }
    const tenantId = await loseCase();
    await using visit = await openSettings();
    const { tutor, page, frame, complaints } = visit;
    await tutor.getByRole('heading', { name: 'Reading of files' }).waitFor();
    await tutor.getByText('Your institution has 1 case.').waitFor();
    await tutor.getByText(/^reader-old serves\. reader-\d+ waits\.$/).waitFor();
    const row = tutor.getByRole('row', { name: /^hit@5/ });
    expect(await row.textContent()).toMatch(/100 % \(68–100\)75 % \(41–93\)worse/);
    await tutor.getByText(/2 cases are lost, 0 won.*1 of them belongs to colleagues/).waitFor();
    await tutor.locator('.gates summary', { hasText: question }).press('Enter');
    await tutor
      .getByText('Its passage was at place 1, and would be not among the first ten.')
      .waitFor();
    await tutor.getByText('The answer that was called right').waitFor();
    expect(await tutor.getByText('secret').count()).toBe(0);
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);

    const { gates } = world.lab.app.composed.quality;
    await gates.overrule(tenantId, 'reader', reason);
    await page.reload();
    await tutor.getByRole('button', { name: 'Settings' }).press('Enter');
    await tutor.getByText(/was let in by the operator on/).waitFor();
    await tutor.getByText(`The reason given: “${reason}”`).waitFor();
    expect(complaints).toEqual([]);
  });
});
