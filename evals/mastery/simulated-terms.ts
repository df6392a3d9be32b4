import {
  independenceFrom,
  nextCheck,
  standingOf,
  type CheckKind,
  type Evidence,
  type Independence,
} from '../../src/learner/index.ts';

/** Who is simulated, and how each is to be read. */
export const learners = [
  'honest learner',
  'slow honest learner',
  'crutch user',
  'guesser',
] as const;
export type Learner = (typeof learners)[number];

/** One student and one concept at the end of some weeks. */
export interface Term {
  readonly learner: Learner;
  readonly weeks: number;
  readonly reading: Independence;
  /** How often they know it alone in truth, guesses taken off, 0 to 1. */
  readonly knows: number;
  /** Planned checks that were answered, in all and by their kind. */
  readonly checks: Readonly<Record<CheckKind, number>>;
}

type Random = () => number;

/** Somebody's true state: how often they know it alone and with help, and how it changes in a week. */
interface Mind {
  readonly alone: (week: number) => number;
  readonly helped: (week: number) => number;
}

/** Learning by a constant share of what is left, towards 0.95. */
const learned = (from: number, rate: number, week: number): number =>
  0.95 - (0.95 - from) * (1 - rate) ** week;
/** What help adds for somebody who thinks along: so much of what is left. */
const withHelp = (alone: number): number => alone + (1 - alone) * 0.4;

const minds: Readonly<Record<Learner, (random: Random) => Mind>> = {
  'honest learner': (random) => thinking(0.25 + 0.35 * random(), 0.15),
  'slow honest learner': (random) => thinking(0.1 + 0.2 * random(), 0.05),
  'crutch user': (random) => {
    const alone = 0.2 * random();
    const helped = 0.8 + 0.15 * random();
    return { alone: () => alone, helped: () => helped };
  },
  guesser: () => ({ alone: () => 0, helped: () => 0 }),
};

function thinking(from: number, rate: number): Mind {
  const alone = (week: number): number => learned(from, rate, week);
  return { alone, helped: (week) => withHelp(alone(week)) };
}

const hour = 3_600_000;
const week = 7 * 24 * hour;
/** Half of the questions have four options, half a gap. */
const chanceOf = (random: Random): number => (random() < 0.5 ? 0.25 : 0);
/** Of the checks that wait at a visit so many are taken: they are voluntary. */
const taken = 0.7;

/**
 * A term of one student with one concept, read after so many weeks each: a conversation that was read and an exercise
 * with help every week, a quiz of three questions every second week, and whatever check waits at two more visits a week.
 * @param readAfter weeks, ascending
 */
export function simulateTerm(
  learner: Learner,
  readAfter: readonly number[],
  random: Random,
): Term[] {
  const student = createStudent(minds[learner](random), random);
  const terms: Term[] = [];
  for (let weeks = 1; weeks <= (readAfter.at(-1) ?? 0); weeks += 1) {
    student.live(weeks - 1);
    if (readAfter.includes(weeks)) terms.push({ learner, weeks, ...student.read(weeks) });
  }
  return terms;
}

function createStudent(mind: Mind, random: Random) {
  const events: Evidence[] = [];
  const checks = { short_check: 0, delayed_recheck: 0 };
  const happen = (event: Omit<Evidence, 'conceptId' | 'happenedAt'>, at: number): void => {
    events.push({ ...event, conceptId: 'one', happenedAt: new Date(at) });
  };
  const answer = (source: 'quiz' | 'check', assisted: boolean, at: number): void => {
    const knows = assisted ? mind.helped(at / week) : mind.alone(at / week);
    const chance = chanceOf(random);
    const outcome = random() < knows + (1 - knows) * chance ? 1 : 0;
    happen({ source, outcome, weight: 1, assisted, chance }, at);
  };
  const talk = (at: number): void => {
    const shown = mind.helped(at / week) + 0.3 * (random() - 0.5);
    const outcome = Math.min(1, Math.max(0, shown));
    happen({ source: 'chat', outcome, weight: 0.5, assisted: true }, at);
  };
  const visit = (at: number): void => {
    const next = nextCheck(events);
    if (next === null || standingOf(next, null, new Date(at)) !== 'waits') return;
    if (random() >= taken) return;
    checks[next.kind] += 1;
    answer('check', false, at);
    answer('check', false, at);
  };
  return {
    live: (number: number): void => {
      const at = number * week;
      talk(at);
      answer('quiz', true, at + hour);
      visit(at + 26 * hour);
      if (number % 2 === 1)
        for (let item = 0; item < 3; item += 1) answer('quiz', false, at + 50 * hour);
      visit(at + 98 * hour);
    },
    read: (weeks: number) => ({
      reading: independenceFrom(events),
      knows: mind.alone(weeks),
      checks: { ...checks },
    }),
  };
}
