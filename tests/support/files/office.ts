import { strToU8, zipSync } from 'fflate';

/** An Office file or an EPUB of the given parts. */
export function archive(parts: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
  );
}

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const m = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';

/** A Word document with this body. */
export function wordDocument(body: string): Uint8Array {
  return archive({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<?xml version="1.0"?><w:document ${w} ${m}><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': `<w:styles ${w}>
      <w:style w:styleId="Titel1"><w:name w:val="heading 1"/></w:style>
      <w:style w:styleId="Mine"><w:name w:val="My heading"/><w:basedOn w:val="Titel2"/></w:style>
      <w:style w:styleId="Titel2"><w:name w:val="heading 2"/></w:style></w:styles>`,
    'word/footnotes.xml': `<w:footnotes ${w}><w:footnote w:id="2"><w:p><w:r><w:t>First shown by Leibniz.</w:t></w:r></w:p></w:footnote></w:footnotes>`,
  });
}

export function paragraph(text: string, style?: string): string {
  const properties = style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : '';
  return `<w:p>${properties}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

const p =
  'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

export interface Slide {
  readonly title: string;
  readonly lines: readonly string[];
  readonly notes?: string;
  readonly hidden?: boolean;
}

export function presentation(slides: readonly Slide[]): Uint8Array {
  const parts: Record<string, string> = {
    'ppt/presentation.xml': `<p:presentation ${p}><p:sldIdLst>${slides.map((_, at) => `<p:sldId id="${256 + at}" r:id="rId${at + 1}"/>`).join('')}</p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': `<Relationships>${slides.map((_, at) => `<Relationship Id="rId${at + 1}" Type="http://x/slide" Target="slides/slide${at + 1}.xml"/>`).join('')}</Relationships>`,
  };
  for (const [at, { title, lines, notes, hidden }] of slides.entries()) {
    const text = (line: string): string => `<a:p><a:r><a:t>${line}</a:t></a:r></a:p>`;
    const shape = (type: string, body: string): string =>
      `<p:sp><p:nvSpPr><p:cNvPr id="1" name="x"/><p:nvPr><p:ph type="${type}"/></p:nvPr></p:nvSpPr><p:txBody>${body}</p:txBody></p:sp>`;
    parts[`ppt/slides/slide${at + 1}.xml`] =
      `<p:sld ${p} ${hidden ? 'show="0"' : ''}><p:cSld><p:spTree>${shape('title', text(title))}${shape('body', lines.map(text).join(''))}${shape('sldNum', text(String(at + 1)))}</p:spTree></p:cSld></p:sld>`;
    if (notes) {
      parts[`ppt/slides/_rels/slide${at + 1}.xml.rels`] =
        `<Relationships><Relationship Id="rId1" Type="http://x/notesSlide" Target="../notesSlides/notesSlide${at + 1}.xml"/></Relationships>`;
      parts[`ppt/notesSlides/notesSlide${at + 1}.xml`] =
        `<p:notes ${p}><p:cSld><p:spTree>${shape('body', text(notes))}</p:spTree></p:cSld></p:notes>`;
    }
  }
  return archive(parts);
}

export function workbook(
  sheets: Readonly<Record<string, string>>,
  hidden: readonly string[] = [],
): Uint8Array {
  const names = Object.keys(sheets);
  const parts: Record<string, string> = {
    'xl/workbook.xml': `<workbook><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}" ${hidden.includes(name) ? 'state="hidden"' : ''}/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names.map((_, at) => `<Relationship Id="rId${at + 1}" Type="http://x/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
    'xl/sharedStrings.xml':
      '<sst><si><t>Week</t></si><si><r><t>To</t></r><r><t>pic</t></r></si><si><t>Limits &amp; continuity</t></si></sst>',
    'xl/styles.xml':
      '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
  };
  for (const [at, name] of names.entries())
    parts[`xl/worksheets/sheet${at + 1}.xml`] =
      `<worksheet><sheetData>${sheets[name]}</sheetData></worksheet>`;
  return archive(parts);
}

export function book(chapters: readonly string[]): Uint8Array {
  const ids = chapters.map((_, at) => `c${at + 1}`);
  return archive({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
    'OPS/book.opf': `<package><manifest>${ids.map((id) => `<item id="${id}" href="text/${id}.xhtml"/>`).join('')}</manifest><spine>${ids.map((id) => `<itemref idref="${id}"/>`).join('')}</spine></package>`,
    ...Object.fromEntries(
      chapters.map((body, at) => [
        `OPS/text/c${at + 1}.xhtml`,
        `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>${body}</body></html>`,
      ]),
    ),
  });
}

/** Small on disk, two hundred megabytes unpacked. */
export function zipBomb(): Uint8Array {
  return zipSync({
    'word/document.xml': new Uint8Array(20 * 1024 * 1024).fill(0x20),
    'word/styles.xml': new Uint8Array(20 * 1024 * 1024).fill(0x20),
  });
}
