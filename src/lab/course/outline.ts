import { contentFile } from './content-file.ts';
import type { SampleItem, SampleModule } from './course-content.ts';
import { drawHandout } from './handout.ts';
import { drawSlides } from './slides.ts';
import { chainRuleAssignment, chainRuleLesson, chainRuleLink } from './activities.ts';
import { officeHour } from './recording.ts';

interface PlannedItem extends Omit<SampleItem, 'bytes'> {
  readonly bytes: () => Promise<Buffer>;
}

export interface PlannedModule extends Omit<SampleModule, 'items'> {
  readonly items: readonly PlannedItem[];
}

// Far enough ahead to stay locked for as long as anybody runs the demo.
const farAhead = new Date('2099-01-12T08:00:00Z');

/** The unit in teaching order. */
export const outline: readonly PlannedModule[] = [
  {
    title: 'Limits and rates of change',
    published: true,
    items: [
      page('limits-refresher.html', 'Limits: a refresher', '2026-09-01'),
      notes('slopes-and-rates.md', 'Slopes and rates of change', '2026-09-03'),
    ],
  },
  {
    title: 'The derivative',
    published: true,
    items: [
      slides('derivative-slides.pdf', 'Slides: The derivative', '2026-09-07'),
      page('definition-of-the-derivative.html', 'The derivative as a limit', '2026-09-08'),
    ],
  },
  {
    title: 'Rules of differentiation',
    published: true,
    items: [
      notes('power-sum-constant-rules.md', 'Power, sum and constant rules', '2026-09-10'),
      page('product-and-quotient-rule.html', 'Product rule and quotient rule', '2026-09-14'),
      page('chain-rule.html', 'The chain rule', '2026-09-17'),
      transcript('chain-rule-lecture.vtt', 'Lecture 7: The chain rule', '2026-09-18'),
      notes(
        'exponential-logarithm-trigonometry.md',
        'Derivatives of exponential, logarithmic and trigonometric functions',
        '2026-09-21',
      ),
      { ...officeHour, key: 'office-hour', published: true, updatedAt: morning('2026-09-22') },
      { ...chainRuleLink, ...told('chain-rule-video', '2026-09-17') },
      { ...chainRuleAssignment, ...told('chain-rule-homework', '2026-09-18') },
      { ...chainRuleLesson, ...told('chain-rule-lesson', '2026-09-19') },
    ],
  },
  {
    title: 'Using the derivative',
    published: true,
    items: [
      page('implicit-differentiation.html', 'Implicit differentiation', '2026-09-24'),
      page('optimisation.html', 'Critical points and optimisation', '2026-09-28'),
      notes('common-mistakes.md', 'Common mistakes with derivatives', '2026-09-30'),
      handout('derivatives-handout.pdf', 'Formula sheet and Problem set 3', '2026-10-01'),
      {
        ...page(
          'answers-problem-set-3.html',
          'Answers to problem set 3 — not released',
          '2026-10-02',
        ),
        published: false,
      },
    ],
  },
  {
    title: 'Linear approximation',
    published: true,
    unlockAt: farAhead,
    items: [
      {
        ...page(
          'linear-approximation.html',
          'Linear approximation and Newton’s method',
          '2026-10-05',
        ),
        unlockAt: farAhead,
      },
    ],
  },
];

function told(key: string, date: string) {
  const updatedAt = morning(date);
  return { key, fileName: `${key}.html`, mediaType: 'text/html', published: true, updatedAt };
}

function morning(date: string): Date {
  return new Date(`${date}T07:00:00Z`);
}

function page(fileName: string, title: string, day: string): PlannedItem {
  return { ...written(fileName, title, day), kind: 'page', mediaType: 'text/html' };
}

function notes(fileName: string, title: string, day: string): PlannedItem {
  return { ...written(fileName, title, day), kind: 'file', mediaType: 'text/markdown' };
}

function transcript(fileName: string, title: string, day: string): PlannedItem {
  return { ...written(fileName, title, day), kind: 'file', mediaType: 'text/vtt' };
}

function handout(fileName: string, title: string, day: string): PlannedItem {
  const file = { kind: 'file', mediaType: 'application/pdf', bytes: drawHandout } as const;
  return { ...written(fileName, title, day), ...file };
}

function slides(fileName: string, title: string, day: string): PlannedItem {
  const file = { kind: 'file', mediaType: 'application/pdf', bytes: drawSlides } as const;
  return { ...written(fileName, title, day), ...file };
}

function written(fileName: string, title: string, date: string) {
  return {
    key: fileName.replace(/\.[a-z]+$/, ''),
    title,
    fileName,
    published: true,
    updatedAt: morning(date),
    bytes: () => contentFile(fileName),
  };
}
