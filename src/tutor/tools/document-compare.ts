import { z } from 'zod';
import { contentTerms, estimateTokens, fold } from '../../ground/text/index.ts';
import type { Hit, ReadSource, Source } from '../../retrieve/index.ts';
import { defineTool, ToolError, type Tool, type ToolContext } from './tool.ts';

export interface DocumentCompareNeeds {
  readonly documents: (
    reader: Pick<ToolContext, 'tenantId' | 'courseId' | 'userId'>,
  ) => Promise<readonly { id: string; title: string }[]>;
  readonly readSource: ReadSource;
}

const piecesEach = 3;
const termsListed = 12;

/** Two documents side by side: what both speak of, what only one does, and their passages on a subject. */
export function documentCompareTool({ documents, readSource }: DocumentCompareNeeds): Tool {
  async function open(context: ToolContext, title: string): Promise<Source> {
    const wanted = fold(title).trim();
    const all = await documents(context);
    const found =
      all.find((document) => fold(document.title) === wanted) ??
      all.find((document) => fold(document.title).includes(wanted));
    const source = found && (await readSource(context, found.id, 'all'));
    if (!source) throw new ToolError('bad_input', context.says.notInCourse);
    return source;
  }

  return defineTool({
    name: 'document_compare',
    usage:
      'compares two documents of the course about a subject. Input: {"first": "title", "second": "title", "query": "subject"}',
    input: z.object({
      first: z.string().trim().min(1).max(300),
      second: z.string().trim().min(1).max(300),
      query: z.string().trim().min(1).max(600),
    }),
    run: async ({ first, second, query }, context, signal) => {
      const one = await open(context, first);
      const other = await open(context, second);
      signal.throwIfAborted();
      const [mine, theirs] = [termsOf(one), termsOf(other)];
      const data = {
        both: top(mine, (term) => theirs.has(term)),
        [`only ${one.title}`]: top(mine, (term) => !theirs.has(term)),
        [`only ${other.title}`]: top(theirs, (term) => !mine.has(term)),
      };
      const hits = [...piecesAbout(query, one), ...piecesAbout(query, other)];
      return { summary: context.says.compared(one.title, other.title), data, hits };
    },
  });
}

function termsOf({ pieces }: Source): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of pieces.flatMap(({ content }) => contentTerms(content))) {
    if (/^\p{L}{4,}$/u.test(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}

function top(counts: ReadonlyMap<string, number>, wanted: (term: string) => boolean): string[] {
  return [...counts]
    .filter(([term]) => wanted(term))
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, termsListed)
    .map(([term]) => term);
}

function piecesAbout(query: string, source: Source): Hit[] {
  const asked = new Set(contentTerms(query));
  const scored = source.pieces.map((piece, ordinal) => {
    const terms = new Set(contentTerms([...piece.headingPath, piece.content].join(' ')));
    return { piece, ordinal, score: asked.intersection(terms).size };
  });
  return scored
    .toSorted((a, b) => b.score - a.score)
    .slice(0, piecesEach)
    .map(({ piece, ordinal, score }, at) => ({
      ...piece,
      documentId: source.id,
      title: source.title,
      fileName: source.fileName,
      url: source.url,
      mayCite: source.mayCite,
      mayLink: source.mayLink,
      moduleTitle: source.moduleTitle,
      excerpt: piece.content,
      pieces: [piece],
      ordinal,
      boostedBy: [],
      coverage: score / Math.max(1, asked.size),
      tokens: estimateTokens(piece.content),
      rank: at + 1,
      fusedScore: score,
      vectorRank: null,
      vectorScore: null,
      textRank: at + 1,
      textScore: score,
    }));
}
