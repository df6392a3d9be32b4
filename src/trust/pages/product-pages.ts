import type { TrustFacts } from '../facts.ts';
import { readMeasured, writeLabel } from '../nutrition-label.ts';
import type { Component, Sbom } from '../sbom.ts';
import { heading, shownEvidence, text, type Page } from './page.ts';

/** The label: what AI there is, at a glance. */
export function labelPage(facts: TrustFacts): Page {
  return {
    id: 'nutrition-label',
    title: 'AI nutrition label',
    blocks: [
      {
        kind: 'table',
        caption: 'What is in it',
        columns: ['', 'Here', 'Rests on'],
        rows: writeLabel(facts).map(({ name, says, evidence }) => [
          name,
          says,
          shownEvidence(evidence, facts.settings),
        ]),
      },
      heading('Measured'),
      text(
        'Read from the runs that come with the program: the offline tutor on the small course of the demo, without any language model. They say little about another course and nothing about a model. What was published here stands on the page /eval.',
      ),
      {
        kind: 'table',
        caption: 'Figures',
        columns: [
          'Suite',
          'Figure',
          'Value',
          '95 % interval',
          'Cases',
          'Measured on',
          'Answered by',
        ],
        rows: readMeasured(facts.runs).map(
          ({ suite, label, value, interval, cases, on, answeredBy }) => [
            suite,
            label,
            value,
            interval,
            String(cases),
            on,
            answeredBy,
          ],
        ),
      },
    ],
  };
}

/** Licences as CycloneDX has them, in one line. */
function licenceOf({ licenses = [] }: Component): string {
  const names = licenses.map((one) => {
    const { expression, license } = one as { expression?: string; license?: { id: string } };
    return expression ?? license?.id ?? '';
  });
  return names.join(', ') || 'not stated in the lock file';
}

/** The list of parts for people; machines read the CycloneDX file. */
export function partsPage({ components }: Sbom): Page {
  const byLicence = Map.groupBy(components, licenceOf);
  const licences = [...byLicence].toSorted(([, one], [, other]) => other.length - one.length);
  return {
    id: 'parts',
    title: 'List of parts and their licences',
    blocks: [
      text(
        'Libraries that an installation runs, of the lock file: exact versions with hashes, without what is only needed to build and test. “optional” ones are parts for one kind of machine. The same as CycloneDX 1.6 is in sbom.cdx.json. Beside them an operator runs PostgreSQL with pgvector, Redis and a base image of their choice, which are not listed here.',
      ),
      {
        kind: 'table',
        caption: 'Licences',
        columns: ['Licence', 'Parts'],
        rows: licences.map(([licence, parts]) => [licence, String(parts.length)]),
      },
      {
        kind: 'table',
        caption: 'Parts',
        columns: ['Part', 'Version', 'Licence', 'Needed'],
        rows: components.map((part) => [
          part.group === undefined ? part.name : `${part.group}/${part.name}`,
          part.version,
          licenceOf(part),
          part.scope ?? '',
        ]),
      },
    ],
  };
}
