import { questionnaire } from '../answers/questionnaire.ts';
import { actNotes } from '../answers/ai-act.ts';
import type { TrustFacts } from '../facts.ts';
import { criteria, type Conformance } from '../wcag/criteria.ts';
import { reports } from '../wcag/reports.ts';
import { heading, list, shownEvidence, text, type Block, type Page } from './page.ts';

/** The questionnaire that universities send. */
export function questionnairePage({ settings }: TrustFacts): Page {
  return {
    id: 'questionnaire',
    title: 'Security questionnaire',
    blocks: [
      text(
        'Answers in the shape of EDUCAUSE’s HECVAT 4: AI, privacy, accessibility and security. Topics are in our words; a number such as AILM-01 is that of the question this answers, as it stands in versions 4.1; a name with a slash is ours. What only the operator knows is left to the operator.',
      ),
      ...questionnaire.flatMap(({ title, answers }): Block[] => [
        heading(title),
        {
          kind: 'table',
          caption: title,
          columns: ['Question', 'Topic', 'Answer', 'In words', 'Rests on'],
          rows: answers.map(({ id, topic, verdict, answer, evidence }) => [
            id,
            topic,
            verdict,
            answer,
            shownEvidence(evidence, settings),
          ]),
        },
      ]),
    ],
  };
}

const levels: readonly Conformance[] = [
  'supports',
  'partially supports',
  'does not support',
  'not applicable',
  'not evaluated',
];

/** The conformance report, criterion by criterion. */
export function accessibilityPage({ settings }: TrustFacts): Page {
  const count = (level: Conformance): number =>
    criteria.filter(({ number }) => reports[number]?.conformance === level).length;
  return {
    id: 'accessibility',
    title: 'Accessibility conformance report',
    blocks: [
      text(
        'WCAG 2.2, levels A and AA. Tried in Chromium with tests that drive the page; no person with a disability and nobody outside the project has tried it, and no screen reader was run: tests read the tree that screen readers read.',
      ),
      list(...levels.map((level) => `${level}: ${count(level)}`)),
      {
        kind: 'table',
        caption: 'Success criteria',
        columns: ['Criterion', 'Level', 'Conformance', 'Remarks', 'Rests on'],
        rows: criteria.map(({ number, title, level }) => {
          const report = reports[number];
          return [
            `${number} ${title}`,
            level,
            report?.conformance ?? 'not evaluated',
            report?.remarks ?? '',
            shownEvidence(report?.evidence ?? [], settings),
          ];
        }),
      },
    ],
  };
}

/** How the product stands to the Regulation on artificial intelligence. */
export function aiActPage({ settings }: TrustFacts): Page {
  return {
    id: 'ai-act',
    title: 'Note on the EU AI Act',
    blocks: [
      text(
        'Regulation (EU) 2024/1689, above all Annex III, point 3 (education). This is not legal advice: it says what the product does, so that whoever deploys it and their counsel can decide what follows. Which uses an institution switches on decides most of it.',
      ),
      {
        kind: 'table',
        caption: 'Uses the Regulation speaks of',
        columns: ['Where', 'Use', 'What this product does', 'Rests on'],
        rows: actNotes.map(({ place, use, here, evidence }) => [
          place,
          use,
          here,
          shownEvidence(evidence, settings),
        ]),
      },
    ],
  };
}
