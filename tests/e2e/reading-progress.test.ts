import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHashingEmbedder, type Embedder } from '../../src/models/index.ts';
import {
  courseIsRead,
  openBrowserWorld,
  seriousFindings,
  type BrowserWorld,
} from '../support/browser.ts';
import { chromium } from '../support/machine.ts';

const marked = 'platypus';

/** The built-in embedder, which waits with texts that hold the marked word until it is let go on. */
function createHeldEmbedder(): { embedder: Embedder; goOn: () => void } {
  const hashing = createHashingEmbedder();
  const gate = Promise.withResolvers<void>();
  const embedder: Embedder = {
    ...hashing,
    embed: async (texts, signal, use) => {
      if (texts.some((text) => text.includes(marked))) await gate.promise;
      return hashing.embed(texts, signal, use);
    },
  };
  return { embedder, goOn: gate.resolve };
}

/** Long enough for several requests to the embedder; only the later ones are held up. */
function longNotes(): string {
  const sections = Array.from({ length: 160 }, (_, at) => {
    const word = at < 100 ? 'wombat' : marked;
    return `## Part ${at}\n\n${`The ${word} of part ${at} walks home slowly. `.repeat(20)}`;
  });
  return sections.join('\n\n');
}

describe.skipIf(!chromium)('a document on its way into the course', () => {
  const { embedder, goOn } = createHeldEmbedder();
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await openBrowserWorld({ embedder });
    await courseIsRead(world);
  });
  afterAll(async () => {
    goOn();
    await world[Symbol.asyncDispose]();
  });

  // features: A08, A12
  it('shows its stage and how far it has come, until it is ready', async () => {
    const { app, lab } = world.lab;
    const { boot } = await world.lab.enter(lab.faces.canvas, 'instructor');
    const [, , tenantId = ''] = boot.home.split('/');
    const content = (async function* () {
      yield Buffer.from(longNotes());
    })();
    await using visit = await world.open('instructor');
    const { tutor, page, complaints } = visit;
    await tutor.getByText(/^Last read/).waitFor();
    await app.composed.material.uploads.take(
      { tenantId, courseId: boot.course.id },
      { name: 'animals.md', size: null, content },
    );
    await page.reload();
    const row = tutor.locator('.documents').getByRole('listitem').filter({ hasText: 'animals' });
    const bar = row.getByRole('progressbar', { name: /: Making it findable$/ });
    await row.getByText(/^Making it findable: [1-9]\d* of \d+$/).waitFor();
    const [done, total] = [await bar.getAttribute('value'), await bar.getAttribute('max')];
    expect(Number(done)).toBeGreaterThan(0);
    expect(Number(done)).toBeLessThan(Number(total));
    // What is in the bar is in words beside it, for whoever does not see it.
    expect(await row.locator('.stage').textContent()).toBe(
      `Making it findable: ${done} of ${total}`,
    );
    expect(await seriousFindings(page)).toEqual([]);
    goOn();
    await row.getByText(`${total} passages`).waitFor();
    await bar.waitFor({ state: 'detached' });
    expect(await row.textContent()).toContain('Ready');
    expect(complaints).toEqual([]);
  });
});
