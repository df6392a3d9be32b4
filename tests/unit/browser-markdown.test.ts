import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeMarkup } from '../../src/browser/text/close-markup.ts';
import { splitFormulas } from '../../src/browser/text/formula.ts';
import { markdownToHtml } from '../../src/browser/text/markdown.ts';

const allowed =
  /^<\/?(?:p|br|hr|h4|h5|h6|ul|ol(?: start="\d+")?|li|blockquote|pre|code|em|strong|s|table|thead|tbody|tr|(?:th|td)(?: data-align="\w+")?|a(?: href="https?:[^"]*")?|span(?: data-(?:tex|cite)="[^"]*"(?: data-display="")?)?)>$/;

const foreign = (html: string): string[] =>
  (html.match(/<[^>]*>/g) ?? []).filter((tag) => !allowed.test(tag));

const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '![x](https://evil.example/p.png)',
  '[x](javascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](vbscript:x)',
  '[x](//evil.example)',
  '<javascript:alert(1)>',
  '\\(x" onmouseover="alert(1)\\)',
  '$x"><img src=x onerror=alert(1)>$',
  '```"><script>\nx\n```',
  '[a](https://example.org/"onclick="x)',
  '[r]: javascript:alert(1)',
  '| <b>x</b> | y |\n| --- | --- |\n| <i onclick=x> | $|a|$ |',
  '&lt;script&gt; &#60;script&#62;',
];

describe('Markdown of an answer', () => {
  it.each(hostile)('lets nothing through but its own few tags: %s', (text) => {
    expect(foreign(markdownToHtml(text))).toEqual([]);
    expect(foreign(markdownToHtml(closeMarkup(text)))).toEqual([]);
  });

  it('lets nothing through in any mixture, finished or not', () => {
    const piece = fc.oneof(
      fc.constantFrom(...hostile),
      fc.constantFrom(
        '**',
        '*',
        '_',
        '`',
        '\n',
        '\n\n',
        '- ',
        '> ',
        '| ',
        '[1]',
        '\\(',
        '\\)',
        '\\[',
        '\\]',
        '$',
        '$$',
      ),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        expect(foreign(markdownToHtml(text, new Set(['[1]'])))).toEqual([]);
        expect(foreign(markdownToHtml(closeMarkup(text), new Set(['[1]'])))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('links to http and https only', () => {
    expect(markdownToHtml('[a](https://example.org/x?y=1&z=2)')).toContain(
      '<a href="https://example.org/x?y=1&amp;z=2">a</a>',
    );
    expect(markdownToHtml('[a](javascript:alert)')).not.toContain('<a');
  });

  it('shows the words of a picture instead of the picture', () => {
    expect(markdownToHtml('![a graph](https://example.org/g.png)')).toBe('<p>a graph</p>\n');
  });

  it('keeps headings below those of the page', () => {
    expect(markdownToHtml('# One\n\n###### Six')).toBe('<h4>One</h4>\n<h6>Six</h6>\n');
  });

  // features: S22
  it('turns the number of a source into a mark, and leaves other brackets alone', () => {
    const html = markdownToHtml(
      'So it is [1][2]. See [3], a[i] and `x[1]`.',
      new Set(['[1]', '[2]']),
    );
    expect(html).toBe(
      '<p>So it is <span data-cite="1"></span><span data-cite="2"></span>. See [3], a[i] and <code>x[1]</code>.</p>\n',
    );
  });
});

describe('formulas in an answer', () => {
  const tex = (text: string): string[] =>
    [...markdownToHtml(text).matchAll(/data-tex="([^"]*)"/g)].map(([, found]) => found ?? '');

  it.each([
    ['Let \\(x_1 * y * z\\) be.', ['x_1 * y * z']],
    ['Let $a_1 + b_1$ be.', ['a_1 + b_1']],
    ['\\[\n\\frac{a}{b}\n= c\n- d\n\\]', ['\\frac{a}{b}\n= c\n- d']],
    ['$$x^2$$', ['x^2']],
    ['Then \\[ y = 2 \\] follows.', ['y = 2']],
    ['- item \\(a\\)\n- item $b$', ['a', 'b']],
    ['| f | g |\n| --- | --- |\n| $|x|$ | \\(y\\) |', ['\\vert{}x\\vert{}', 'y']],
  ])('finds them in %j', (text, expected) => {
    expect(tex(text)).toEqual(expected);
  });

  it.each([
    'It costs $5, not $10.',
    'From $100 to $200 and US$3.',
    'a \\$x\\$ b',
    '`\\(x\\)`',
    '```\n$x$ \\(y\\)\n```',
  ])('finds none in %j', (text) => {
    expect(tex(text)).toEqual([]);
  });

  it('leaves one that is not closed yet as it was typed', () => {
    expect(markdownToHtml('Let \\(x_1 *y* be')).toBe('<p>Let \\(x_1 *y* be</p>\n');
    expect(markdownToHtml('So\n\n\\[\n- a\n*b*')).toBe('<p>So</p>\n<p>\\[\n- a\n*b*</p>\n');
  });

  it('cuts a text into pieces that make the same text again', () => {
    const part = fc.constantFrom(
      'a',
      ' ',
      '$',
      '\\(',
      '\\)',
      '\\[',
      '\\]',
      '$$',
      '\n',
      'x^2',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const joined = splitFormulas(text).map((piece) =>
          piece.kind === 'text' ? piece.text : piece.source,
        );
        expect(joined.join('')).toBe(text);
      }),
    );
  });
});

describe('an answer that is still being written', () => {
  it.each([
    ['A **bold', 'A **bold**'],
    ['A **bold*', 'A **bold**'],
    ['A **', 'A '],
    ['An *em', 'An *em*'],
    ['**bold *both', '**bold *both***'],
    ['call `f(x', 'call `f(x`'],
    ['call `', 'call '],
    ['see [the page](https://exam', 'see the page'],
    ['see [the pa', 'see the pa'],
    ['said [1', 'said '],
    ['2 * 3 = 6', '2 * 3 = 6'],
    ['snake_case and x_1', 'snake_case and x_1'],
    ['list:\n\n- one\n- ', 'list:\n\n- one\n'],
    ['list:\n\n1', 'list:\n\n'],
    ['text\n\n| a | b |', 'text\n\n'],
    ['text\n\n| a | b |\n| --', 'text\n\n'],
    ['formula \\', 'formula '],
    ['kept \\(a*b', 'kept \\(a*b'],
    ['```\nx = *y', '```\nx = *y'],
  ])('is shown closed: %j', (text, shown) => {
    expect(closeMarkup(text)).toBe(shown);
  });

  it('is left as it is when it is whole', () => {
    const whole =
      'A **bold** *word*, `code` and [a link](https://example.org).\n\n| a | b |\n| --- | --- |\n| 1 | 2 |';
    expect(closeMarkup(whole)).toBe(whole);
  });

  it('never becomes a heading because of a line of dashes below it', () => {
    expect(markdownToHtml(closeMarkup('A sentence\n-'))).toBe('<p>A sentence</p>\n');
    expect(markdownToHtml('A sentence\n---')).not.toMatch(/<h\d/);
  });
});
