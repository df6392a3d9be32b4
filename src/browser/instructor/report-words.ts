/** What the page says about how a document was read. */
export const reportWords = {
  retry: 'Try again',
  reindex: 'Read again from the start',
  asked: (title: string) => `“${title}” will be read again.`,
  report: 'How it was read',
  stages: {
    fetch: 'Opening',
    validate: 'Checking',
    parse: 'Reading',
    ocr: 'Recognising scanned pages',
    clean: 'Tidying up',
    chunk: 'Cutting into passages',
    embed: 'Making it findable',
    upsert: 'Storing',
    publish: 'Publishing',
    cleanup: 'Removing the version before',
  } as Readonly<Record<string, string>>,
  stageOf: (stage: string, done: number | null, total: number | null) =>
    total === null ? `${stage}…` : `${stage}: ${done ?? 0} of ${total}`,
  attempt: (attempt: number) => `attempt ${attempt}`,
  pageStates: {
    text: (count: number) => `${count} by their text`,
    ocr: (count: number) => `${count} by text recognition`,
    empty: (count: number) => `${count} empty`,
    failed: (count: number) => `${count} not readable`,
  } as Readonly<Record<string, (count: number) => string>>,
  pagesRead: 'Pages',
  failedPages: (pages: string) => `Not readable: page ${pages}`,
  recognised: (confidence: number, languages: string) =>
    `Recognised with ${confidence} % confidence (${languages})`,
  skippedPages: (count: number) =>
    `${count} scanned pages were left out: the document has more than are recognised.`,
  notes: {
    runningLines: 'repeated headers and footers left out',
    pageNumbers: 'page numbers left out',
    hyphens: 'broken words mended',
    columnPages: 'pages in columns',
    rightToLeftPages: 'pages read from right to left',
    rules: 'lines of strokes left out',
    sidewaysLines: 'lines along the margin left out',
    ocrJunk: 'unreadable scraps left out',
    hiddenParts: 'hidden parts left out',
    cutRows: 'rows beyond the limit left out',
  } as Readonly<Record<string, string>>,
  suspicious: (count: number) =>
    `${count} ${count === 1 ? 'passage speaks' : 'passages speak'} to an AI instead of a reader. The tutor treats the text as material only; have a look whether it belongs there.`,
  amounts: (tokens: number, batches: number, kept: number) =>
    `${tokens} tokens, ${batches} ${batches === 1 ? 'batch' : 'batches'} embedded, ${kept} passages unchanged`,
  slowest: (stage: string, seconds: string) => `Longest step: ${stage}, ${seconds} s`,
};
