import { z } from 'zod';
import type { Search } from '../../retrieve/index.ts';
import { askForJson } from '../ask-for-json.ts';
import { evidenceOf } from '../citations/evidence.ts';
import { toPassages, type Passage } from '../passages.ts';
import { extraction } from '../prompts/extraction-prompt.ts';
import { defineTool, ToolError, type Tool } from './tool.ts';

const looked = 8;
const maxTableTokens = 1_200;

/** A table out of the course: every value is looked up in its passage, and left out when it is not there. */
export function structuredExtractionTool(search: Search): Tool {
  return defineTool({
    name: 'structured_extraction',
    usage:
      'makes a table of values that the course gives (dates, definitions, parameters). Input: {"query": "what to look for", "fields": ["column", …]}',
    input: z.object({
      query: z.string().trim().min(1).max(600),
      fields: z.array(z.string().trim().min(1).max(60)).min(1).max(8),
    }),
    run: async ({ query, fields }, { turnId: workId, desk, prompts, says, ...reader }, signal) => {
      const { tenantId, courseId, userId } = reader;
      const asked = { tenantId, courseId, userId, query, limit: looked, workId };
      const hits = await search(asked, signal);
      const passages = toPassages(hits.filter(({ mayCite }) => mayCite));
      if (passages.length === 0) return { summary: says.noPassage, data: { rows: [] } };
      const { version: promptVersion, write } = prompts.extraction;
      const request = {
        system: write({ passages, fields }),
        messages: [{ role: 'user', content: query }],
        maxOutputTokens: maxTableTokens,
        temperature: 0,
        json: true,
      } as const;
      const question = { task: 'chat_plan', promptVersion, request } as const;
      const ask = { question, schema: extraction, repair: prompts.repair };
      const reply = await askForJson(desk, ask, signal);
      if (reply.kind !== 'value') throw new ToolError(reply.kind, says.noTable);
      const rows = reply.value.rows.flatMap((row) => verified(row, fields, passages));
      return {
        summary: says.rows(rows.length),
        data: { fields, rows },
        hits: passages.map(({ hit }) => hit),
      };
    },
  });
}

type Row = z.infer<typeof extraction>['rows'][number];

/** The row with the values that really stand in its passage; nothing when none does. */
function verified(
  { passage: marker, values }: Row,
  fields: readonly string[],
  passages: readonly Passage[],
) {
  const passage = passages.find((one) => one.marker === marker);
  if (!passage) return [];
  const evidence = evidenceOf(passage);
  const kept = fields.map((field): [string, string | null] => {
    const said = String(values[field] ?? '').trim();
    const kind = /^[\d.,\s]+$/.test(said) ? 'number' : 'quote';
    return [field, said !== '' && evidence.holds({ kind, said }) ? said : null];
  });
  if (kept.every(([, value]) => value === null)) return [];
  return [{ source: passage.hit.title, ...Object.fromEntries(kept) }];
}
