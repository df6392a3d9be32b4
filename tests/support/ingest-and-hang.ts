// A worker of its own that takes one ingestion job and stops dead in the stage it is told, so that a
// test can kill it there: `node ingest-and-hang.ts TENANT JOB STAGE`.
import { closeGround, openGround } from '../../src/compose/ground.ts';
import { loadConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/ground/telemetry/index.ts';
import {
  createCheckContent,
  createDocumentReader,
  createIngestDocument,
} from '../../src/ingest/index.ts';
import { createHashingEmbedder } from '../../src/models/index.ts';

const [tenantId = '', jobId = '', stage = ''] = process.argv.slice(2);

async function hangAt(name: string): Promise<void> {
  if (name !== stage) return;
  process.stdout.write(`in ${name}\n`);
  setInterval(() => {}, 1_000);
  await new Promise(() => {});
}

const { config, secrets } = loadConfig('all', { ...process.env, LAB: 'off' });
const ground = await openGround({ config, secrets, logger: createLogger('silent') });
const reader = createDocumentReader(config.ingest.reader);
const embedder = createHashingEmbedder();
const check = createCheckContent({ maxBytes: config.ingest.maxBytes, scan: undefined });
let stored = 0;

const ingest = createIngestDocument({
  ...ground,
  servingEmbedder: async () => ({
    ...embedder,
    embed: async (texts, signal) => {
      await hangAt('embed');
      return embedder.embed(texts, signal);
    },
  }),
  blobs: {
    ...ground.blobs,
    get: async (tenant, key) => {
      await hangAt('fetch');
      return ground.blobs.get(tenant, key);
    },
  },
  checkContent: async (bytes, signal) => {
    await hangAt('validate');
    return check(bytes, signal);
  },
  reader: {
    ...reader,
    read: async (file, onProgress, signal) => {
      await hangAt('parse');
      return reader.read(file, onProgress, signal);
    },
    recognise: async (reading, onProgress, signal) => {
      await hangAt('ocr');
      return reader.recognise(reading, onProgress, signal);
    },
    finish: async (reading, title, signal) => {
      await hangAt('clean');
      const finished = await reader.finish(reading, title, signal);
      await hangAt('chunk');
      return finished;
    },
  },
  // Hangs with the second batch of chunks written, or the old ones gone, but nothing committed.
  withTenant: (tenant, work) =>
    ground.withTenant(tenant, (tx) =>
      work({
        ...tx,
        query: async (text, values) => {
          const rows = await tx.query<never>(text, values);
          if (text.includes('insert into chunks')) stored += 1;
          if (text.includes('insert into chunks') && stored === 2) await hangAt('upsert');
          if (text.includes('delete from chunks')) await hangAt('cleanup');
          return rows;
        },
      }),
    ),
  onPublished: () => hangAt('publish'),
});
await ingest({ tenantId, jobId }, AbortSignal.timeout(60_000));
process.stdout.write('done\n');
await closeGround(ground, 1_000);
