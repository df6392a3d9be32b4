import { InvalidArgumentError, type Command } from 'commander';
import { listDocuments } from '../courses/index.ts';
import { CliError, requireScope, requireTenant, withInstallation } from './with-installation.ts';

interface ScopeOptions {
  readonly tenant: string;
  readonly course?: string;
  readonly limit: number;
}

/** `ingest status|report|retry|reindex`: what became of documents, and once more from the start. */
export function addInspectCommands(ingest: Command): void {
  const scoped = (name: string, description: string): Command =>
    ingest
      .command(name)
      .description(description)
      .requiredOption('--tenant <name>', 'institution')
      .option('--course <context-id>', 'only this course, by its context id in the LMS')
      .option('--limit <count>', 'documents at most', readLimit, 100);

  scoped('status', 'how many documents are ready, and why the others are not').action(status);
  scoped('retry', 'have the documents that failed read again').action(retry);
  scoped('reindex', 'have documents read again from the start, although nothing changed')
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

async function status(options: ScopeOptions): Promise<void> {
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

async function retry(options: ScopeOptions): Promise<void> {
  await withInstallation(async (composed) => {
    const scope = await requireScope(composed, options);
    const { open } = await composed.material.inspectIngest.status(scope, options.limit);
    const failed = open.filter(({ state }) => state === 'failed');
    const mine = failed.filter(({ repeatable }) => repeatable);
    for (const { courseId, documentId } of mine)
      await composed.material.ingestRequests.again({ ...scope, courseId }, documentId, 'retry');
    console.log(`${mine.length} asked for again; a worker reads them as soon as one runs.`);
    if (mine.length < failed.length)
      console.log(
        `${failed.length - mine.length} have no content here: read their course again to fetch it.`,
      );
  });
}

async function reindex(options: ScopeOptions & { readonly document?: string }): Promise<void> {
  await withInstallation(async (composed) => {
    const { tenantId, courseId } = await requireScope(composed, options);
    if (courseId === null) throw new CliError('Say which course: --course <context-id>.');
    const wanted = options.document && requireId(options.document);
    const documents = await composed.ground.withTenant(tenantId, (tx) =>
      listDocuments(tx, { tenantId, courseId }),
    );
    const chosen = wanted ? documents.filter(({ id }) => id === wanted) : documents;
    if (wanted && chosen.length === 0)
      throw new CliError(`There is no document ${wanted} in this course.`);
    let asked = 0;
    for (const { id } of chosen.slice(0, options.limit)) {
      const message = await composed.material.ingestRequests.again(
        { tenantId, courseId },
        id,
        'reindex',
      );
      asked += message ? 1 : 0;
    }
    console.log(`${asked} asked for again; a worker reads them as soon as one runs.`);
  });
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function requireId(id: string): string {
  if (uuid.test(id)) return id.toLowerCase();
  throw new CliError(`"${id}" is not the id of a document; \`ingest status\` shows them.`);
}
