import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import PdfDocument from 'pdfkit';
import {
  createUnlaunchedCourse,
  markWaiting,
  sightDocument,
  type CourseDocument,
} from '../src/courses/index.ts';
import { createHashingEmbedder, createOfflineModel } from '../src/models/index.ts';
import { ensureTenant } from '../src/tenancy/index.ts';
import { openInstallation } from './installation.ts';

interface Measured {
  readonly pages: number;
  readonly ms: number;
  /** Largest resident set while it ran, in megabytes. */
  readonly peakMb: number;
}

/**
 * Pages per second and peak memory of one PDF, from bytes to searchable, and of its second reading
 * with one page changed: `bench ingest [--pdf FILE] [--langchain DIR]`. Without a file a book of a
 * thousand pages is made. DIR is a folder with @langchain/community, @langchain/textsplitters, pg and
 * pdf-parse installed: their peers clash with ours, so they are no dependency of this package.
 */
export async function benchIngest(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { pdf: { type: 'string' }, langchain: { type: 'string' } },
  });
  const made = values.pdf === undefined;
  const bytes = values.pdf === undefined ? await makeBook(1_000, -1) : readFileSync(values.pdf);
  const edited = made ? await makeBook(1_000, 500) : undefined;
  await using installation = await openInstallation(createOfflineModel());
  const { ground, material } = installation.composed;
  const { id: tenantId } = await ensureTenant(ground.db, 'Bench University');
  const document = await addDocument();
  const first = await measure(() => ingest(bytes));
  print('Preceptor', first);
  if (edited) print('Preceptor, one page changed', await measure(() => ingest(edited)), first);
  if (values.langchain !== undefined) {
    const url = new URL(ground.secrets.databaseUrl ?? '');
    const file = values.pdf ?? '';
    print(
      'LangChain.js',
      await measure(() => langChain(values.langchain ?? '', file, bytes, url)),
      first,
    );
  } else console.log('LangChain.js: not measured (--langchain DIR)');

  async function addDocument(): Promise<CourseDocument> {
    return ground.withTenant(tenantId, async (tx) => {
      const { id: courseId } = await createUnlaunchedCourse(tx, tenantId, 'bench', 'Bench');
      return sightDocument(
        tx,
        { tenantId, courseId },
        {
          source: 'folder',
          sourceKey: 'book.pdf',
          title: 'Book',
          fileName: 'book.pdf',
          url: null,
          mediaType: 'application/pdf',
          moduleTitle: null,
          position: 0,
          published: true,
          unlockAt: null,
          releaseRule: null,
          lockAt: null,
          sourceVersion: '1',
        },
      );
    });
  }

  async function ingest(content: Uint8Array): Promise<number> {
    const blobKey = await ground.blobs.put(tenantId, content);
    const message = await ground.withTenant(tenantId, async (tx) => {
      await markWaiting(tx, document, { sourceVersion: blobKey, byteSize: content.length });
      return material.ingestRequests.add(document, { blobKey, reason: 'sync' });
    });
    const outcome = await material.ingestDocument(message, AbortSignal.timeout(20 * 60_000));
    const [listed] = await material.listDocuments(document);
    const { pages, stages } = (listed?.report ?? { pages: [], stages: {} }) as {
      pages: unknown[];
      stages: object;
    };
    console.log(`  ${outcome}: ${JSON.stringify(stages)} ms`);
    return pages.length;
  }
}

async function measure(work: () => Promise<number>): Promise<Measured> {
  let peak = 0;
  const look = (): void => void (peak = Math.max(peak, process.memoryUsage.rss()));
  const watch = setInterval(look, 50);
  const from = performance.now();
  const pages = await work();
  const ms = performance.now() - from;
  clearInterval(watch);
  look();
  return { pages, ms, peakMb: peak / 1024 / 1024 };
}

function print(label: string, { pages, ms, peakMb }: Measured, reference?: Measured): void {
  const rate = pages / (ms / 1000);
  const ratio = reference
    ? `   ${(rate / (reference.pages / (reference.ms / 1000))).toFixed(1)} × the first`
    : '';
  console.log(
    `${label.padEnd(30)} ${pages} pages, ${rate.toFixed(0)} pages/s, peak ${peakMb.toFixed(0)} MB${ratio}`,
  );
}

/** The same way to the same database: their loader, splitter and vector store, our embedder. */
async function langChain(dir: string, file: string, bytes: Uint8Array, url: URL): Promise<number> {
  const load = createRequire(resolve(dir, 'package.json'));
  const { PDFLoader } = load('@langchain/community/document_loaders/fs/pdf') as LoaderModule;
  const { RecursiveCharacterTextSplitter } = load('@langchain/textsplitters') as SplitterModule;
  const { PGVectorStore } = load('@langchain/community/vectorstores/pgvector') as StoreModule;
  const source = file === '' ? new Blob([Uint8Array.from(bytes)]) : file;
  const pages = await new PDFLoader(source).load();
  const splitter = new RecursiveCharacterTextSplitter({ chunkSize: 1_000, chunkOverlap: 150 });
  const texts = await splitter.splitDocuments(pages);
  const embedder = createHashingEmbedder();
  const signal = AbortSignal.timeout(20 * 60_000);
  const store = await PGVectorStore.initialize(
    {
      embedDocuments: (all: string[]) => embedder.embed(all, signal),
      embedQuery: async (text: string) => (await embedder.embed([text], signal))[0] ?? [],
    },
    {
      postgresConnectionOptions: { connectionString: url.href },
      tableName: 'langchain',
      dimensions: 1024,
    },
  );
  await store.addDocuments(texts);
  await store.end();
  return pages.length;
}

interface LoaderModule {
  readonly PDFLoader: new (source: string | Blob) => { load(): Promise<unknown[]> };
}
interface SplitterModule {
  readonly RecursiveCharacterTextSplitter: new (options: object) => {
    splitDocuments(documents: unknown[]): Promise<unknown[]>;
  };
}
interface StoreModule {
  readonly PGVectorStore: {
    initialize(
      embeddings: object,
      options: object,
    ): Promise<{ addDocuments(documents: unknown[]): Promise<unknown>; end(): Promise<void> }>;
  };
}

const words =
  'the derivative of a function measures how fast its value changes when the input moves and every rule for it follows from limits'.split(
    ' ',
  );

/** A book whose pages differ; `edited` is the page that says something else. */
async function makeBook(pages: number, edited: number): Promise<Buffer> {
  const pen = new PdfDocument({ autoFirstPage: false, margin: 60 });
  const parts: Buffer[] = [];
  pen.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((done) => pen.on('end', done));
  for (let page = 0; page < pages; page += 1) {
    pen.addPage({ size: 'A4', margin: 60 });
    pen.fontSize(16).text(`Section ${page}`).moveDown().fontSize(11);
    for (let at = 0; at < 12; at += 1) {
      const from = (page * 5 + at * 7) % words.length;
      const said = [...words.slice(from), ...words.slice(0, from)].join(' ');
      pen.text(`${page === edited ? 'Edited s' : 'S'}tatement ${page}.${at}: ${said}.`);
    }
  }
  pen.end();
  await ended;
  return Buffer.concat(parts);
}
