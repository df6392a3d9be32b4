import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { masteryFrom, predictionsOf } from '../../src/learner/index.ts';
import {
  createRandom,
  masteryRun,
  type CaseReport,
  type ReportTable,
  type RunReport,
} from '../../src/quality/index.ts';
import { renderReport } from '../report/render-report.ts';
import { measureIndependence } from './independence.ts';
import { profiles, simulate, type SimulatedStudent } from './simulated-students.ts';

/** Students of each profile. */
const perProfile = 200;
const seed = 20_261;
/** From here on somebody is taken to be at home in a concept (S26). */
const atHome = 0.7;

/** Folds simulated students, asks no model and reads no installation. The same numbers every time. */
export function measureMastery(): RunReport {
  const startedAt = new Date();
  const random = createRandom(seed);
  const students = profiles.flatMap((profile) =>
    Array.from({ length: perProfile }, () => simulate(profile, random)),
  );
  const independence = measureIndependence();
  const run = masteryRun({
    students: students.map(({ events }) => predictionsOf(events)),
    gold: 'simulated students',
    setup: {
      fold: 'Beta(1, 1), help counts half',
      'students were': 'simulated',
      seed: String(seed),
    },
    notes: [
      'These students are simulated: their true ability is known because it was chosen. What the numbers say of real ones nobody has measured.',
    ],
    tables: [toldApart(students), ...independence.tables],
    cases: [...profiles.map((profile) => caseOf(profile, students)), ...independence.cases],
    startedAt,
  });
  if (!run) throw new Error('there are too few simulated students');
  return run;
}

/** Writes run.json and report.html into a folder. */
export async function runMastery(out: string): Promise<RunReport> {
  const run = measureMastery();
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'run.json'), `${JSON.stringify(run, null, 1)}\n`);
  await writeFile(join(out, 'report.html'), await renderReport(run));
  return run;
}

function summaryOf(profile: string, students: readonly SimulatedStudent[]) {
  const theirs = students.filter((one) => one.profile === profile);
  const mean = (of: (one: SimulatedStudent) => number): number =>
    theirs.reduce((sum, one) => sum + of(one), 0) / theirs.length;
  return {
    ability: mean(({ ability }) => ability),
    mastery: mean(({ events }) => masteryFrom(events).probability),
    believed: mean(({ events }) => Number(masteryFrom(events).probability >= atHome)),
  };
}

function toldApart(students: readonly SimulatedStudent[]): ReportTable {
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  return {
    title: 'Told apart: what is believed of whom at the end',
    note: `Mean over ${perProfile} students each; at home from a mastery of ${atHome}.`,
    columns: ['student', 'right alone, in truth', 'mastery', 'taken to be at home'],
    rows: profiles.map((profile) => {
      const { ability, mastery, believed } = summaryOf(profile, students);
      return [profile, percent(ability), percent(mastery), percent(believed)];
    }),
  };
}

/** Nobody who cannot do it alone may be taken for somebody who can. */
function caseOf(
  profile: (typeof profiles)[number],
  students: readonly SimulatedStudent[],
): CaseReport {
  const { ability, mastery, believed } = summaryOf(profile, students);
  const passed = profile === 'honest learner' ? mastery > ability / 2 : believed < 0.05;
  return {
    id: profile.replace(' ', '-'),
    title: `A simulated ${profile}`,
    tags: { profile },
    measures: { ability, mastery, believed },
    outcome: passed ? 'passed' : 'failed',
    reason: passed ? null : 'is taken for somebody else',
    facts: {},
    transcript: [],
    trace: [],
  };
}
