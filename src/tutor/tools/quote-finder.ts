import { z } from 'zod';
import { headingOf, type Search } from '../../retrieve/index.ts';
import { evidenceOf } from '../citations/evidence.ts';
import { quoteFor } from '../citations/span-quote.ts';
import { defineTool, type Tool } from './tool.ts';

const looked = 20;
const listed = 5;

/** Where the course says something in these very words; else where it says something like it. */
export function quoteFinderTool(search: Search): Tool {
  return defineTool({
    name: 'quote_finder',
    usage:
      'finds where the course says something word for word, or nearly. Input: {"quote": "the words"}',
    input: z.object({ quote: z.string().trim().min(3).max(600) }),
    run: async ({ quote }, { tenantId, courseId, userId, turnId: workId, says }, signal) => {
      const request = { tenantId, courseId, userId, query: quote, limit: looked, workId };
      const found = (await search(request, signal)).filter(({ mayCite }) => mayCite);
      const exact = found.filter((hit) =>
        evidenceOf({ marker: 1, hit }).holds({ kind: 'quote', said: quote }),
      );
      const hits = (exact.length > 0 ? exact : found).slice(0, listed);
      const places = hits.map(({ title, headingPath, page, content }) => ({
        title,
        heading: headingOf(headingPath),
        page,
        sentence: quoteFor(quote, content),
      }));
      const summary = exact.length > 0 ? says.exactPlaces(exact.length) : says.nearPlaces;
      return { summary, data: { wordForWord: exact.length > 0, places }, hits };
    },
  });
}
