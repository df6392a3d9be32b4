import { describe, expect, it } from 'vitest';
import { reteachCard, taughtPlaces } from '../../src/quiz/reteach-card.ts';
import type { OutlineEntry } from '../../src/retrieve/index.ts';

const concept = {
  id: 'c-1',
  name: 'Product rule',
  slug: 'product-rule',
  position: 1,
  also: [],
  added: false,
};
const idea = 'That the derivative of a product is the product of both derivatives';
let chunks = 0;
function entry(content: string, more: Partial<OutlineEntry> = {}): OutlineEntry {
  chunks += 1;
  return {
    chunkId: `chunk-${chunks}`,
    documentId: 'd-1',
    title: 'Product rule',
    moduleTitle: null,
    headingPath: ['Product rule'],
    page: chunks,
    timeFrom: null,
    timeTo: null,
    mayCite: true,
    content,
    ...more,
  };
}

const about = [
  entry('Chapter four. A growing rectangle has two sides that change at the same time.'),
  entry(
    'The derivative of a product is not the product of the derivatives of its factors. ' +
      'For example, the derivative of x times x is 2x. The product of both derivatives would be 1.',
  ),
  entry('Nobody outside may quote this sentence about a product of derivatives.', {
    mayCite: false,
  }),
];
const around = [
  entry('The chain rule is a rule for the derivative of composite functions.', {
    title: 'Chain rule',
    headingPath: ['Chain rule'],
  }),
  entry('A limit is the value that a function approaches near a point.', {
    title: 'Limits',
    headingPath: ['Limits'],
  }),
];
const material = { about, around, bank: [] };

// features: B09
describe('the five-minute card', () => {
  it('holds what the class thinks, what the course says with its places, a question, and a contrast worked through', () => {
    const card = reteachCard(concept, [idea], material);
    expect(card.thinks).toEqual([idea]);
    const quotes = card.says.map(({ quote }) => quote);
    expect(quotes).toContain(
      'The derivative of a product is not the product of the derivatives of its factors.',
    );
    for (const { quote, page } of card.says) {
      const from = about.find((one) => one.page === page);
      expect(from?.content).toContain(quote);
    }
    expect(card.contrast).toMatchObject({
      thinks: idea,
      works:
        'For example, the derivative of x times x is 2x. The product of both derivatives would be 1.',
    });
    expect(card.ask?.prompt).toContain('_____');
    expect(card.ask?.source.documentId).toBe('d-1');
  });

  it('is the same whenever it is made, and quotes nothing that may not be quoted', () => {
    const [one, other] = [
      reteachCard(concept, [idea], material),
      reteachCard(concept, [idea], material),
    ];
    expect(other).toEqual(one);
    expect(JSON.stringify(one)).not.toContain('Nobody outside');
  });

  it('says what it lacks where the course holds nothing on the concept, or the class shares no idea', () => {
    expect(reteachCard(concept, [], { about: [], around, bank: [] })).toEqual({
      thinks: [],
      says: [],
      ask: null,
      contrast: null,
    });
    expect(reteachCard(concept, [], material).contrast?.thinks).toBe(null);
  });

  it('names each place where the concept is taught once, the nearest to what the class thinks first', () => {
    const places = taughtPlaces(concept, [idea], about);
    expect(places[0]?.quote).toContain('is not the product');
    expect(new Set(places.map(({ page }) => page)).size).toBe(places.length);
    expect(places).toHaveLength(2);
  });
});
