import { createRequire } from 'node:module';
import { createHashingEmbedder } from '../../src/models/index.ts';

// A process of its own: reads one PDF into a vector store the way LangChain.js does it, with our
// embedder, and sends what it took. Its packages are those of this folder.
const load = createRequire(import.meta.url);
const { PDFLoader } = load('@langchain/community/document_loaders/fs/pdf') as LoaderModule;
const { RecursiveCharacterTextSplitter } = load('@langchain/textsplitters') as SplitterModule;
const { PGVectorStore } = load('@langchain/community/vectorstores/pgvector') as StoreModule;

const [file = '', databaseUrl = ''] = process.argv.slice(2);
const began = performance.now();
const before = process.cpuUsage();
const pages = await new PDFLoader(file).load();
const parsed = performance.now();
const splitter = new RecursiveCharacterTextSplitter({ chunkSize: 1_000, chunkOverlap: 150 });
const texts = await splitter.splitDocuments(pages);
const embedder = createHashingEmbedder();
const signal = new AbortController().signal;
const store = await PGVectorStore.initialize(
  {
    embedDocuments: (all: string[]) => embedder.embed(all, signal),
    embedQuery: async (text: string) => (await embedder.embed([text], signal))[0] ?? [],
  },
  {
    postgresConnectionOptions: { connectionString: databaseUrl },
    tableName: 'langchain',
    dimensions: 1024,
  },
);
await store.addDocuments(texts);
await store.end();
const { user, system } = process.cpuUsage(before);
process.send?.({
  pages: pages.length,
  chunks: texts.length,
  ms: performance.now() - began,
  cpuSeconds: (user + system) / 1e6,
  parseMs: parsed - began,
});

interface LoaderModule {
  readonly PDFLoader: new (source: string) => { load(): Promise<unknown[]> };
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
