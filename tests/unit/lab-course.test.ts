import { renderToString } from 'katex';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  lockedPhrase,
  sampleCourse,
  unreleasedPhrase,
  type SampleCourse,
  type SampleItem,
} from '../../src/lab/course/index.ts';

type HtmlNode = DefaultTreeAdapterTypes.Node;

let course: SampleCourse;
let items: SampleItem[];

beforeAll(async () => {
  course = await sampleCourse();
  items = course.modules
    .flatMap((module) => module.items)
    .filter(({ kind }) => kind === 'page' || kind === 'file');
});

const written = () => items.filter((item) => /text\/(html|markdown)/.test(item.mediaType));
const open = () => written().filter((item) => item.published && !item.unlockAt);
const named = (key: string): SampleItem => {
  const item = items.find((candidate) => candidate.key === key);
  if (!item) throw new Error(`no item ${key}`);
  return item;
};

describe('the sample course', () => {
  it('offers a unit of five modules with ten open pages, slides, a handout, a transcript and a recording', () => {
    expect(course.modules.map((module) => module.title)).toEqual([
      'Limits and rates of change',
      'The derivative',
      'Rules of differentiation',
      'Using the derivative',
      'Linear approximation',
    ]);
    expect(open()).toHaveLength(10);
    const types = items.filter((item) => !written().includes(item)).map((item) => item.mediaType);
    expect(types.toSorted()).toEqual([
      'application/pdf',
      'application/pdf',
      'audio/wav',
      'text/vtt',
    ]);
    expect(new Set(items.map((item) => item.key)).size).toBe(items.length);
    for (const item of items) expect(item.bytes.length).toBeGreaterThan(1000);
  });

  it('keeps the answer key unpublished, and its phrase out of everything else', async () => {
    expect(items.filter((item) => !item.published).map((item) => item.key)).toEqual([
      'answers-problem-set-3',
    ]);
    expect(await keysSaying(unreleasedPhrase)).toEqual(['answers-problem-set-3']);
  });

  it('locks its last page far into the future, and keeps that page’s phrase to itself', async () => {
    const locked = items.filter((item) => item.unlockAt);
    expect(locked.map((item) => item.key)).toEqual(['linear-approximation']);
    expect(locked[0]?.unlockAt?.getUTCFullYear()).toBeGreaterThan(2090);
    expect(await keysSaying(lockedPhrase)).toEqual(['linear-approximation']);
  });

  it('is the same to the byte each time', async () => {
    const again = await sampleCourse();
    expect(again).toEqual(course);
    const bytes = again.modules.flatMap((module) => module.items.map((item) => item.bytes));
    const all = course.modules.flatMap((module) => module.items);
    expect(bytes.map((one, at) => one.equals(all[at]?.bytes ?? Buffer.alloc(0)))).not.toContain(
      false,
    );
  });
});

describe('a page of the sample course', () => {
  it('is long enough to teach and short enough to read', () => {
    const lengths = written().map((item) => ({ key: item.key, words: countWords(item) }));
    expect(lengths.filter(({ words }) => words < 500 || words > 1000)).toEqual([]);
  });

  it('has only formulas that can be typeset', () => {
    for (const item of written()) {
      const formulas = formulasOf(item);
      expect(formulas.length).toBeGreaterThan(15);
      for (const { latex, displayMode } of formulas) {
        expect(renderToString(latex, { displayMode, throwOnError: true })).toContain('katex');
      }
    }
  });

  it('leaves no formula half open', () => {
    const rests = written().map((item) => withoutFormulas(item).match(/\$|\\[()[\]]|\\[a-z]+/g));
    expect(rests.filter(Boolean)).toEqual([]);
  });

  it('defines its terms in plain sentences, so that quizzes can be made from them', () => {
    expect(keysWhere((item) => definitionsIn(item).length < 3)).toEqual([]);
  });

  it('is divided by headings that name a concept', () => {
    expect(keysWhere((item) => headingsOf(item).length < 4)).toEqual([]);
    const headings = written().flatMap(headingsOf);
    expect(headings.filter((heading) => /introduction|example|exercise/i.test(heading))).toEqual(
      [],
    );
    expect(new Set(headings).size).toBe(headings.length);
  });

  it('gives practice: worked examples, named mistakes and exercises with hints', () => {
    const parts = ['Worked example', 'Typical mistake', 'Try it', 'Hint:'];
    const lacking = keysWhere((item) => !parts.every((part) => textOf(item).includes(part)));
    expect(lacking).toEqual(['common-mistakes', 'answers-problem-set-3']);
  });
});

describe('the handout', () => {
  it('reads back as five numbered pages under one running header', async () => {
    const pages = await pdfPages(named('derivatives-handout'));
    expect(pages).toHaveLength(5);
    pages.forEach(({ text, width, height }, at) => {
      expect(text).toContain('Calculus I: Derivatives Formula sheet and worked problems');
      expect(text).toContain(`Page ${at + 1} of 5`);
      expect(height).toBeGreaterThan(width);
    });
  });

  it('keeps its formulas as readable lines, exponents included', async () => {
    const pages = await pdfPages(named('derivatives-handout'));
    const lines = pages.flatMap(({ text }) => text.split('\n'));
    expect(lines).toContain('Product rule (fg)′ = f′g + fg′ each factor gets its turn');
    expect(lines).toContain('Quotient rule (f/g)′ = (f′g − fg′) / g² where g is not zero');
    expect(lines).toContain('xⁿ n xⁿ⁻¹ n constant; the exponent comes down');
    expect(lines).toContain('f′(a) = lim h → 0 (f(a + h) − f(a)) / h');
    expect(lines).toContain('3. Collect: (x² + 3y²) y′ = −2xy, so y′ = −2xy / (x² + 3y²).');
    expect(lines).toContain('1. Differentiate y = (x² + 3) e²ˣ and take out common factors.');
  });
});

describe('both PDFs', () => {
  it('have a glyph for every character they set', async () => {
    for (const key of ['derivatives-handout', 'derivative-slides']) {
      const pages = await pdfPages(named(key));
      // The empty box that a font shows for what it does not have is read back as NUL.
      for (const { text } of pages) expect(text).not.toContain('\0');
    }
  });
});

describe('the slides', () => {
  it('are twelve landscape pages, each with a title of its own', async () => {
    const pages = await pdfPages(named('derivative-slides'));
    expect(pages).toHaveLength(12);
    expect(pages.every(({ width, height }) => width > height)).toBe(true);
    expect(new Set(pages.map(({ text }) => text.split('\n')[0])).size).toBe(12);
    expect(pages[8]?.text).toContain('(fg)′ = f′g + fg′');
    expect(pages[9]?.text).toContain('(f(g(x)))′ = f′(g(x)) ⋅ g′(x)');
  });
});

describe('the lecture transcript', () => {
  it('opens with a note and lasts six to eight minutes', () => {
    const source = named('chain-rule-lecture').bytes.toString('utf8');
    expect(source).toMatch(/^WEBVTT\n\nNOTE\n/);
    const last = cuesOf(source).at(-1);
    expect(last?.end).toBeGreaterThan(6 * 60);
    expect(last?.end).toBeLessThan(8 * 60);
  });

  it('has numbered cues of four to eight seconds that never overlap', () => {
    const cues = cuesOf(named('chain-rule-lecture').bytes.toString('utf8'));
    cues.forEach((cue, at) => {
      expect(cue.number).toBe(at + 1);
      expect(cue.end - cue.start).toBeGreaterThanOrEqual(4);
      expect(cue.end - cue.start).toBeLessThanOrEqual(8);
      expect(cue.start).toBeGreaterThanOrEqual(cues[at - 1]?.end ?? 0);
      expect(cue.text).not.toBe('');
    });
  });
});

function keysWhere(holds: (item: SampleItem) => boolean): string[] {
  return written()
    .filter(holds)
    .map((item) => item.key);
}

async function keysSaying(phrase: string): Promise<string[]> {
  const found = [];
  for (const item of items) {
    const pdf = item.mediaType === 'application/pdf';
    const text = pdf ? (await pdfPages(item)).map((page) => page.text).join('\n') : textOf(item);
    if (text.replaceAll(/\s+/g, ' ').includes(phrase)) found.push(item.key);
  }
  return found;
}

function textOf(item: SampleItem): string {
  const source = item.bytes.toString('utf8');
  return item.mediaType === 'text/html' ? textOfNode(parseFragment(source)) : source;
}

function textOfNode(node: HtmlNode): string {
  if ('value' in node) return node.value.replaceAll(/\s+/g, ' ');
  const inside = 'childNodes' in node ? node.childNodes.map(textOfNode).join('') : '';
  return /^(p|h2|h3|li|td|th)$/.test(node.nodeName) ? `${inside}\n` : inside;
}

const inHtml = /\\\[(?<display>[\s\S]+?)\\\]|\\\((?<inline>[\s\S]+?)\\\)/g;
const inMarkdown = /\$\$(?<display>[\s\S]+?)\$\$|\$(?<inline>[^$\n]+)\$/g;
const mathIn = (item: SampleItem) => (item.mediaType === 'text/html' ? inHtml : inMarkdown);

function formulasOf(item: SampleItem): { latex: string; displayMode: boolean }[] {
  return [...textOf(item).matchAll(mathIn(item))].map(({ groups }) => {
    const display = groups?.['display'];
    return { latex: display ?? groups?.['inline'] ?? '', displayMode: display !== undefined };
  });
}

function withoutFormulas(item: SampleItem): string {
  return textOf(item).replaceAll(mathIn(item), 'M');
}

function countWords(item: SampleItem): number {
  return withoutFormulas(item).split(/\s+/).filter(Boolean).length;
}

function definitionsIn(item: SampleItem): string[] {
  const plain = withoutFormulas(item).replaceAll(/[*_]/g, '');
  const sentences = plain.split(/(?<=[.:])\s+|\n/);
  return sentences.filter((sentence) =>
    /^(An? |The )?['’\w -]{3,60} (is|are) (a|an|the|all)\b.{15,}/i.test(sentence.trim()),
  );
}

function headingsOf(item: SampleItem): string[] {
  const source = item.bytes.toString('utf8');
  const form = item.mediaType === 'text/html' ? /<h[23]>(.+?)<\/h[23]>/g : /^##+ (.+)$/gm;
  return [...source.matchAll(form)].map((match) => match[1] ?? '');
}

async function pdfPages(item: SampleItem) {
  const loading = getDocument({ data: new Uint8Array(item.bytes), verbosity: 0 });
  const pdf = await loading.promise;
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const content = await page.getTextContent();
    const parts = content.items.map((part) =>
      'str' in part ? part.str + (part.hasEOL ? '\n' : '') : '',
    );
    pages.push({ text: parts.join(''), width, height });
  }
  await loading.destroy();
  return pages;
}

function cuesOf(source: string) {
  return source
    .trim()
    .split('\n\n')
    .slice(2)
    .map((block) => {
      const [number, times = '', ...lines] = block.split('\n');
      const span = /^(\d\d):(\d\d):(\d\d\.\d{3}) --> (\d\d):(\d\d):(\d\d\.\d{3})$/.exec(times);
      const [, h1, m1, s1, h2, m2, s2] = (span ?? []).map(Number);
      return {
        number: Number(number),
        start: (h1 ?? NaN) * 3600 + (m1 ?? NaN) * 60 + (s1 ?? NaN),
        end: (h2 ?? NaN) * 3600 + (m2 ?? NaN) * 60 + (s2 ?? NaN),
        text: lines.join('\n'),
      };
    });
}
