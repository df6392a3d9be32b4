import { actNotes } from './answers/ai-act.ts';
import { questionnaire } from './answers/questionnaire.ts';
import { risks } from './answers/risks.ts';
import { mapData } from './data-map/data-map.ts';
import { readSchema } from './data-map/read-schema.ts';
import type { TrustFacts } from './facts.ts';
import { readMeasured, writeLabel } from './nutrition-label.ts';
import { accessibilityPage, aiActPage, questionnairePage } from './pages/answers-page.ts';
import {
  assessmentPage,
  dataMapPage,
  recordPage,
  subProcessorsPage,
} from './pages/privacy-pages.ts';
import { labelPage, partsPage } from './pages/product-pages.ts';
import { renderHtml } from './pages/render-html.ts';
import { renderMarkdown } from './pages/render-markdown.ts';
import { allClaims } from './find-stale.ts';
import { writeSbom } from './sbom.ts';
import { listSubProcessors } from './sub-processors.ts';
import { criteria } from './wcag/criteria.ts';
import { reports } from './wcag/reports.ts';

/** Texts by the name of their file; `index.html` alone holds all papers for reading. */
export type TrustPack = Readonly<Record<string, string>> & { readonly 'index.html': string };

/** Writes the papers of an installation. The same facts give the same bytes. */
export function writeTrustPack(facts: TrustFacts): TrustPack {
  const tables = mapData(readSchema(facts.migrations));
  const everybody = listSubProcessors(facts);
  const sbom = writeSbom(facts.lockFile, facts.date);
  const pages = [
    questionnairePage(facts),
    accessibilityPage(facts),
    labelPage(facts),
    aiActPage(facts),
    assessmentPage(facts),
    recordPage(tables),
    dataMapPage(tables),
    subProcessorsPage(everybody, facts),
    partsPage(sbom),
  ];
  const about = aboutPack(facts);
  const { version, date, commit } = facts;
  const records = {
    preceptor: { version, commit, date },
    questionnaire,
    accessibility: criteria.map((criterion) => ({ ...criterion, ...reports[criterion.number] })),
    label: { lines: writeLabel(facts), measured: readMeasured(facts.runs) },
    aiAct: actNotes,
    risks,
    tables,
    subProcessors: everybody,
    settings: cited(facts),
  };
  return {
    'index.html': renderHtml('Trust pack of Preceptor', about, pages),
    ...Object.fromEntries(pages.map((page) => [`${page.id}.md`, renderMarkdown(page, about)])),
    'trust-pack.json': asText(records),
    'sbom.cdx.json': asText(sbom),
  };
}

/** Of all settings those that some answer rests on. */
function cited(facts: TrustFacts): TrustFacts['settings'] {
  const named = allClaims(facts).flatMap(({ evidence }) =>
    evidence.flatMap((one) => (one.kind === 'config' ? one.variable : [])),
  );
  const wanted = new Set(named);
  return Object.fromEntries(Object.entries(facts.settings).filter(([name]) => wanted.has(name)));
}

function aboutPack({ version, date, commit }: TrustFacts): string {
  const source = commit === null ? '' : `, source ${commit}`;
  const day = date === null ? 'without a date' : `as of ${date}`;
  return `Preceptor ${version}${source}, ${day}. Written from the program and the settings of one installation; what it rests on stands beside each answer.`;
}

function asText(records: object): string {
  return `${JSON.stringify(records, null, 2)}\n`;
}
