import { z } from 'zod';
import { headingOf, type Search } from '../../retrieve/index.ts';
import { defineTool, type Tool } from './tool.ts';

const looked = 30;
const listed = 8;
const cited = 4;

/** Which documents of the course speak of a subject, and under which headings. */
export function documentSearchTool(search: Search): Tool {
  return defineTool({
    name: 'document_search',
    usage:
      'lists the documents that speak of a subject, with their headings; for “where is … covered?”. Input: {"query": "…"}',
    input: z.object({ query: z.string().trim().min(1).max(1_000) }),
    run: async ({ query }, { tenantId, courseId, userId, turnId: workId, says }, signal) => {
      const request = { tenantId, courseId, userId, query, limit: looked, workId };
      const hits = (await search(request, signal)).filter(({ mayCite }) => mayCite);
      const documents = [...Map.groupBy(hits, ({ documentId }) => documentId).values()];
      const data = documents.slice(0, listed).map((found) => ({
        title: found[0]?.title,
        module: found[0]?.moduleTitle,
        headings: [...new Set(found.map(({ headingPath }) => headingOf(headingPath)))].slice(0, 6),
        passages: found.length,
      }));
      return { summary: says.documents(data.length), data, hits: hits.slice(0, cited) };
    },
  });
}
