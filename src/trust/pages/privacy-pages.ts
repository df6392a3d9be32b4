import { leftElsewhere } from '../../privacy/index.ts';
import { risks } from '../answers/risks.ts';
import type { MappedTable } from '../data-map/data-map.ts';
import type { TrustFacts } from '../facts.ts';
import type { SubProcessor } from '../sub-processors.ts';
import { activities } from './activities.ts';
import { heading, list, shownEvidence, text, type Page } from './page.ts';

const toFill = 'To be filled in by the institution';

/** The data map: every table. */
export function dataMapPage(tables: readonly MappedTable[]): Page {
  return {
    id: 'data-map',
    title: 'Data map',
    blocks: [
      text(
        'Every table of the database: whose data it holds, why it is kept, until when, and what erasing a person does to it. Files of courses and pictures lie beside the database, each under a row of “documents” or “pictures”.',
      ),
      heading('About people'),
      {
        kind: 'table',
        caption: 'Tables with data about people',
        columns: [
          'Table',
          'About',
          'Why',
          'Until',
          'When a person is erased',
          'In their own export',
          'Columns',
        ],
        rows: tables
          .filter(({ isAboutPeople }) => isAboutPeople)
          .map(({ table, about, why, until, erasure, inOwnExport, columns }) => [
            table,
            about,
            why,
            until,
            erasure,
            inOwnExport ? 'yes' : 'no',
            columns.join(', '),
          ]),
      },
      heading('About nobody'),
      {
        kind: 'table',
        caption: 'Tables without data about people',
        columns: ['Table', 'About', 'Why', 'Until', 'Columns'],
        rows: tables
          .filter(({ isAboutPeople }) => !isAboutPeople)
          .map(({ table, about, why, until, columns }) => [
            table,
            about,
            why,
            until,
            columns.join(', '),
          ]),
      },
      heading('What no erasure here reaches'),
      list(...leftElsewhere),
    ],
  };
}

/** Draft of a record of processing activities (Article 30 of the GDPR). */
export function recordPage(tables: readonly MappedTable[]): Page {
  const kept = (subjects: readonly string[]): string[] =>
    tables
      .filter(({ isAboutPeople, about }) => isAboutPeople && subjects.includes(about))
      .map(({ table, until }) => `${table}: ${until}`);
  return {
    id: 'record-of-processing',
    title: 'Draft of a record of processing activities',
    blocks: [
      text('What the program knows, for the institution’s own record. The rest is left open.'),
      list(
        `Controller, contact, data protection officer: ${toFill.toLowerCase()}`,
        'Processor: whoever operates this installation',
        'Those concerned: students, those who teach, those who run the LMS, people on duty whom the school names',
        'Recipients: see the list of sub-processors',
        'Transfers to third countries: by the seat of those in the list that are asked',
      ),
      {
        kind: 'table',
        caption: 'Activities',
        columns: ['Activity', 'Purpose', 'Legal basis', 'Data', 'Recipients', 'Kept until'],
        rows: activities.map(({ name, purpose, data, recipients, subjects }) => [
          name,
          purpose,
          toFill,
          data,
          recipients,
          kept(subjects),
        ]),
      },
    ],
  };
}

/** Draft of an impact assessment (Article 35 of the GDPR). */
export function assessmentPage({ settings }: TrustFacts): Page {
  return {
    id: 'impact-assessment',
    title: 'Draft of a data protection impact assessment',
    blocks: [
      text(
        'A draft: risks to those concerned with what holds them back in the program and what is left. How likely and how grave each is in an institution, whether it is necessary and proportionate there, and what those concerned say, is for the institution.',
      ),
      {
        kind: 'table',
        caption: 'Risks',
        columns: [
          'Risk',
          'What holds it back',
          'What is left',
          'Likelihood and gravity here',
          'Rests on',
        ],
        rows: risks.map(({ risk, held, left, evidence }) => [
          risk,
          held,
          left,
          toFill,
          shownEvidence(evidence, settings),
        ]),
      },
    ],
  };
}

/** Who is sent something. */
export function subProcessorsPage(
  everybody: readonly SubProcessor[],
  { settings }: TrustFacts,
): Page {
  return {
    id: 'sub-processors',
    title: 'Sub-processors and recipients',
    blocks: [
      text(
        'Everybody whom the program can send something to, with how this installation is set up: “asked” means that it is, “allowed” that a course or an institution may choose it, “key only” that a key is there and nothing asks. An institution that brings a key of its own, or chooses other models, does so within this list. Hosting of the program, its database and Redis is the operator’s and not seen from here.',
      ),
      {
        kind: 'table',
        caption: 'Sub-processors and recipients',
        columns: ['Who', 'Does', 'Receives', 'Here', 'Rests on'],
        rows: everybody.map(({ name, does, receives, use, here, evidence }) => [
          name,
          does,
          receives,
          here === '' ? use : `${use}: ${here}`,
          shownEvidence(evidence, settings),
        ]),
      },
    ],
  };
}
