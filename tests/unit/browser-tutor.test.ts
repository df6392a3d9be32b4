import { describe, expect, it } from 'vitest';
import type { Concept, PublicTurn } from '../../src/browser/api/shapes.ts';
import type { SourcePiece } from '../../src/browser/api/source-shapes.ts';
import { conceptTitle } from '../../src/browser/learning/concept-title.ts';
import { findPiece, quotedSentences } from '../../src/browser/source/cited.ts';
import { clock, placeOf } from '../../src/browser/source/place.ts';
import { phaseText } from '../../src/browser/tutor/phase-text.ts';
import { starters } from '../../src/browser/tutor/starters.ts';
import { fold, fromStored, newTurn, overlay } from '../../src/browser/tutor/turn-state.ts';
import { notesIn, type TurnEvent } from '../../src/tutor/turn-event.ts';

const citation = {
  marker: '[1]',
  documentId: 'd',
  title: 'The chain rule',
  source: 's',
  quote: 'q',
  chunkId: 'c',
};
const told: TurnEvent[] = [
  { type: 'turn.started', turnId: 't', threadId: 'h', mode: 'tutor', attempt: 1 },
  {
    type: 'snapshot',
    concepts: 1,
    weakAreas: [],
    quizAttempts: 0,
    historyMessages: 0,
    durationMs: 2,
  },
  { type: 'guard', action: 'answer', category: 'none', severity: 'none', rules: [] },
  { type: 'retrieval.hits', query: 'q', hits: [], durationMs: 5 },
  { type: 'strategy', name: 'socratic', concept: null, reasons: [] },
  { type: 'model.attempt', provider: 'p', model: 'm', fallbackFrom: null, reason: null },
  { type: 'citation', ...citation },
  { type: 'token', text: 'Rates ' },
  { type: 'token', text: 'multiply [1].' },
  {
    type: 'support',
    status: 'supported',
    cited: 1,
    passages: 3,
    checked: 1,
    marked: 0,
    dropped: 0,
  },
  { type: 'turn.complete', turnId: 't', status: 'complete' },
];
const stored = (over: Partial<PublicTurn>): PublicTurn => ({
  turnId: 't',
  threadId: 'h',
  mode: 'tutor',
  message: 'Why?',
  status: 'running',
  answer: '',
  citations: [],
  marks: [],
  support: null,
  counts: null,
  strategy: null,
  exercise: null,
  next: null,
  budget: null,
  openWork: null,
  error: null,
  retryOf: null,
  sent: null,
  pictures: [],
  createdAt: '',
  finishedAt: null,
  ...over,
});

describe('the state of a turn', () => {
  it('is the sum of its events', () => {
    const state = told.reduce(fold, newTurn);
    expect(state).toMatchObject({
      status: 'complete',
      phase: 'over',
      text: 'Rates multiply [1].',
      support: 'supported',
    });
    expect(state.citations.map(({ marker }) => marker)).toEqual(['[1]']);
  });

  it('passes through what a waiting student is told', () => {
    const phases = told.map((_, at) => told.slice(0, at + 1).reduce(fold, newTurn).phase);
    expect([...new Set(phases)]).toEqual(['reading', 'searching', 'planning', 'writing', 'over']);
  });

  it('begins again with a second worker, and ignores events it does not know', () => {
    const begun = told.slice(0, 6).reduce(fold, newTurn);
    expect(
      fold(begun, { type: 'turn.started', turnId: 't', threadId: 'h', mode: 'tutor', attempt: 2 })
        .attempts,
    ).toEqual([]);
    const note = {
      rung: 'small',
      scope: 'course',
      period: 'day',
      resetsAt: '',
      message: 'Why.',
    } as const;
    expect(fold(begun, { type: 'budget', ...note }).budget).toMatchObject(note);
    expect(fold(begun, { type: 'from.the.future' } as unknown as TurnEvent)).toBe(begun);
  });

  // features: B15
  it('learns by asking what no event tells: what became of a message, and an end whose event was lost', () => {
    const begun = told.slice(0, 8).reduce(fold, newTurn);
    const sent = { state: 'sent', reason: null, to: ['Ada'] } as const;
    expect(overlay(begun, stored({ sent }))).toEqual({ ...begun, sent });
    expect(overlay(told.reduce(fold, newTurn), stored({ status: 'complete', sent }))).toMatchObject(
      { text: 'Rates multiply [1].', sent, whole: true },
    );
    const over = overlay(
      begun,
      stored({ status: 'failed', answer: 'Rates', error: { code: 'worker_lost' } }),
    );
    expect(over).toMatchObject({
      phase: 'over',
      text: 'Rates',
      failure: { code: 'worker_lost' },
      guard: { action: 'answer' },
      whole: false,
    });
  });

  // features: A33
  it('is told by the step under way, before the first word', () => {
    const step = (name: string, label = 'Used a tool'): TurnEvent => ({
      type: 'step.started',
      step: name,
      label,
    });
    const begun = told.slice(0, 4).reduce(fold, newTurn);
    const said = (...events: readonly TurnEvent[]): string => phaseText(events.reduce(fold, begun));
    const end: TurnEvent = {
      type: 'step.finished',
      step: 'plan#1',
      status: 'done',
      summary: '',
      durationMs: 1,
    };
    const thinking = said();
    expect(said(step('plan#1'))).toBe('Planning what to look for…');
    expect(said(step('plan#1'), end)).toBe(thinking);
    expect(said(step('plan#1'), end, step('web_search#3'))).toBe('Searching the web…');
    expect(said(step('of_tomorrow#1', 'Asked the stars'))).toBe('Asked the stars');
    expect(said(step('verify#1'), { type: 'token', text: 'It' })).toBe('Writing…');
  });

  // features: B05
  it('keeps the notes under a stored answer', () => {
    const { budget, counts } = {
      budget: { rung: 'offline', scope: 'course', period: 'day', resetsAt: '', message: 'Why.' },
      counts: { cited: 1, passages: 3, checked: 2, marked: 0, dropped: 1 },
    } as const;
    expect(fromStored(stored({ status: 'complete', budget, counts }))).toMatchObject({
      budget,
      counts,
    });
    const begun = fold(newTurn, { type: 'budget', ...budget });
    expect(overlay(begun, stored({ status: 'aborted' })).budget).toMatchObject(budget);
    expect(overlay(newTurn, stored({ status: 'failed', budget, counts }))).toMatchObject({
      budget,
      counts,
    });
  });

  // features: B05
  it('has the notes of the worker that answered, not of the one that was lost', () => {
    const note = { scope: 'course', period: 'day', resetsAt: '', message: 'Why.' };
    const small: TurnEvent = { type: 'budget', rung: 'small', ...note };
    const offline: TurnEvent = { type: 'budget', rung: 'offline', ...note };
    const counts = { cited: 1, passages: 3, checked: 1, marked: 0, dropped: 0 };
    expect(notesIn(told)).toEqual({ budget: null, counts, openWork: null });
    expect(notesIn([small, offline])).toEqual({
      budget: { rung: 'offline', ...note },
      counts: null,
      openWork: null,
    });
    expect(notesIn([small, ...told])).toEqual({ budget: null, counts, openWork: null });
  });

  // features: B07
  it('tells why the tutor held back, live and when the conversation is opened again', () => {
    const note = { effect: 'hints', title: 'Homework 1', until: null, message: 'Why.' } as const;
    const held: TurnEvent = { type: 'open_work', ...note };
    expect([...told.slice(0, 1), held].reduce(fold, newTurn).openWork).toMatchObject(note);
    expect(notesIn([held]).openWork).toEqual(note);
    expect(notesIn([held, ...told]).openWork).toBeNull();
    const asked = stored({ status: 'complete', answer: 'Think.', openWork: note });
    expect(fromStored(asked).openWork).toEqual(note);
    expect(overlay(newTurn, asked).openWork).toEqual(note);
  });

  it('shows a stored turn without its story', () => {
    expect(fromStored(stored({ status: 'blocked', answer: 'No.' }))).toMatchObject({
      phase: 'over',
      text: 'No.',
      guard: null,
    });
  });
});

describe('questions to begin with', () => {
  const concept = (name: string, probability = 0.5, evidence = 0): Concept => ({
    id: name,
    name,
    probability,
    low: 0,
    high: 1,
    evidence,
  });

  it('are made from the concepts of the course, the weakest first', () => {
    const course = [
      concept('Limits'),
      concept('chain-rule.md', 0.2, 3),
      concept('Slopes', 0.9, 6),
      concept('Sums'),
    ];
    const questions = starters(course);
    expect(questions).toHaveLength(4);
    expect(questions[0]).toContain('“Chain rule”');
    expect(questions.join(' ')).toContain('“Limits”');
  });

  it('are fewer when the course has few concepts, and none when it has none', () => {
    expect(starters([concept('Limits')])).toHaveLength(3);
    expect(starters([concept('Limits'), concept('Sums')])).toHaveLength(4);
    expect(starters([])).toEqual([]);
  });
});

describe('names and places', () => {
  it.each([
    ['chain-rule_notes.md', 'Chain rule notes'],
    ['The chain rule', 'The chain rule'],
    ['Lecture 1.10 Series', 'Lecture 1.10 Series'],
    ['my notes.pdf', 'My notes'],
  ])('reads %s as %s', (name, title) => {
    expect(conceptTitle(name)).toBe(title);
  });

  it('names heading, page and minute', () => {
    expect(placeOf({ heading: 'Sums', page: 10 })).toBe('Sums, page 10');
    expect(placeOf({ heading: 'Sums', page: 10 }, 'pptx')).toBe('Sums, slide 10');
    expect(placeOf({ time: 760 })).toBe('at 12:40');
    expect(placeOf({ heading: null, page: null, time: null })).toBe('');
    expect([clock(0), clock(59.9), clock(3661)]).toEqual(['0:00', '0:59', '1:01:01']);
  });
});

// features: A21
describe('the place a citation points at', () => {
  const piece = (chunkId: string, content: string, page: number | null = null): SourcePiece => ({
    chunkId,
    content,
    page,
    headingPath: ['Rules'],
    timeFrom: null,
    timeTo: null,
    lines: null,
  });
  const pieces = [
    piece('a', 'First piece. A sentence that is quoted.'),
    piece('b', 'Second piece.', 2),
  ];
  const cited = { documentId: 'd', title: 'T' };

  it('is found by its id, else by its words, else by its page', () => {
    expect(findPiece(pieces, { ...cited, chunkId: 'b', quote: '' })).toBe(1);
    expect(findPiece(pieces, { ...cited, chunkId: 'gone', quote: 'A sentence that is…' })).toBe(0);
    expect(findPiece(pieces, { ...cited, quote: 'not there', page: 2 })).toBe(1);
    expect(findPiece(pieces, { ...cited, quote: 'not there' })).toBe(-1);
  });

  it('keeps formulas whole where it shows what was taken over', () => {
    const rule = "A rule holds for every slope: \\[ f'(x) = 2x . \\]";
    const next = 'Say it aloud: \\(a. b\\) comes twice.';
    const [first] = pieces;
    if (!first) throw new Error('no piece');
    const shown = { ...first, content: `${rule} ${next} Nothing else.` };
    expect(quotedSentences(shown, { ...cited, quote: '', said: `${rule} ${next} [1]` })).toEqual([
      rule,
      next,
    ]);
  });

  it('shows which of its sentences were taken over word for word', () => {
    const [first] = pieces;
    if (!first) throw new Error('no piece');
    const said = 'The course says: A sentence that is quoted. [1]';
    expect(quotedSentences(first, { ...cited, quote: '', said })).toEqual([
      'A sentence that is quoted.',
    ]);
    expect(quotedSentences(first, { ...cited, quote: 'A sentence that is quoted.' })).toEqual([
      'A sentence that is quoted.',
    ]);
  });
});
