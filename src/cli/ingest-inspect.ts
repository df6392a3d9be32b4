import { InvalidArgumentError, type Command } from 'commander';
import { listDocumentIds } from '../courses/index.ts';
import { isUuid } from '../ground/text/index.ts';
import { CliError, requireScope, requireTenant, withInstallation } from './with-installation.ts';

interface ScopeOptions {
  readonly tenant: string;
  readonly course?: string;
}
interface LimitedOptions extends ScopeOptions {
  readonly limit: number;
}
interface ReindexOptions extends ScopeOptions {
  readonly limit?: number;
  readonly document?: string;
}

/** `ingest status|report|retry|reindex`: what became of documents, and once more from the start. */
export function addInspectCommands(ingest: Command): void {
  const scoped = (name: string, description: string): Command =>
    ingest
      .command(name)
      .description(description)
      .requiredOption('--tenant <name>', 'institution')
      .option('--course <context-id>', 'only this course, by its context id in the LMS');
  const limited = (name: string, description: string): Command =>
    scoped(name, description).option('--limit <count>', 'documents at most', readLimit, 100);

  limited('status', 'how many documents are ready, and why the others are not').action(status);
  limited('retry', 'have the documents that failed read again').action(retry);
  scoped('reindex', 'have documents read again from the start, although nothing changed')
    .option('--limit <count>', 'documents at most; all when it is not said', readLimit)
    .option('--document <id>', 'only this document')
    .action(reindex);
  ingest
    .command('report <document-id>')
    .description('what happened when a document was read, as JSON')
    .requiredOption('--tenant <name>', 'institution')
    .action(report);
}

function readLimit(value: string): number {
  const limit = Number(value);
  if (Number.isInteger(limit) && limit > 0 && limit <= 10_000) return limit;
  throw new InvalidArgumentError('A whole number from 1 to 10000.');
}

async function status(options: LimitedOptions): Promise<void> {
  await withInstallation(async (composed) => {
    const scope = await requireScope(composed, options);
    const { counts, open } = await composed.material.inspectIngest.status(scope, options.limit);
    const parts = ['ready', 'waiting', 'processing', 'failed'].map(
      (state) => `${counts[state] ?? 0} ${state}`,
    );
    console.log(`${parts.join(', ')}.`);
    for (const document of open) {
      const { documentId, state, fileName, stage, stageDone, stageTotal, attempt } = document;
      const where =
        stage && state === 'processing'
          ? ` ${stage} ${stageDone ?? ''}${stageTotal ? `/${stageTotal}` : ''}`
          : '';
      const tries = attempt !== null && attempt > 1 ? ` (attempt ${attempt})` : '';
      console.log(`${documentId}  ${state.padEnd(10)} ${fileName}${where}${tries}`);
      if (document.failureCode !== null)
        console.log(
          `    ${document.failureCode}: ${document.failureReason}${document.searchable ? ' (the version before is still searchable)' : ''}`,
        );
      if (document.failureDetail !== null) console.log(`    ${document.failureDetail}`);
    }
  });
}

async function report(documentId: string, { tenant: name }: { tenant: string }): Promise<void> {
  await withInstallation(async (composed) => {
    const tenant = await requireTenant(composed, name);
    const document = await composed.material.inspectIngest.report(tenant.id, requireId(documentId));
    if (!document) throw new CliError(`There is no document ${documentId} in "${name}".`);
    const { id, title, fileName, state, failureCode, failureReason, activeRevision } = document;
    const facts = { id, title, fileName, state, failureCode, failureReason, activeRevision };
    console.log(JSON.stringify({ ...facts, report: document.report }, null, 2));
  });
}

async function retry(options: LimitedOptions): Promise<void> {
  await withInstallation(async (composed) => {
    const scope = await requireScope(composed, options);
    const { material } = composed;
    const { mine, more, unfetched } = await material.inspectIngest.toRetry(scope, options.limit);
    for (const { courseId, documentId } of mine)
      await material.ingestRequests.again({ ...scope, courseId }, documentId, 'retry');
    console.log(`${mine.length} asked for again; a worker reads them as soon as one runs.`);
    if (more > 0) console.log(`${more} more wait for another \`ingest retry\`.`);
    if (unfetched > 0)
      console.log(`${unfetched} have no content here: read their course again to fetch it.`);
  });
}

async function reindex(options: ReindexOptions): Promise<void> {
  await withInstallation(async (composed) => {
    const { tenantId, courseId } = await requireScope(composed, options);
    const wanted = options.document && requireId(options.document);
    const documents = await composed.ground.withTenant(tenantId, (tx) =>
      listDocumentIds(tx, { tenantId, courseId }),
    );
    const chosen = wanted ? documents.filter(({ id }) => id === wanted) : documents;
    if (wanted && chosen.length === 0)
      throw new CliError(`There is no document ${wanted} in what was named.`);
    const { ingestRequests } = composed.material;
    const mine = chosen.slice(0, options.limit);
    let asked = 0;
    for (const { id, courseId: its } of mine) {
      const message = await ingestRequests.again({ tenantId, courseId: its }, id, 'reindex');
      asked += message ? 1 : 0;
    }
    console.log(`${asked} asked for again; a worker reads them as soon as one runs.`);
    if (mine.length < chosen.length)
      console.log(`${chosen.length - mine.length} more are beyond --limit.`);
  });
}

function requireId(id: string): string {
  if (isUuid(id)) return id.toLowerCase();
  throw new CliError(`"${id}" is not the id of a document; \`ingest status\` shows them.`);
}
