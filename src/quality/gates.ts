import { digest } from '../ground/crypto/index.ts';
import type { Sql } from '../ground/db/index.ts';
import type { Logger } from '../ground/telemetry/index.ts';
import {
  heldVersions,
  holdVersions,
  listTenants,
  moveVersion,
  type Versions,
  type WithTenant,
} from '../tenancy/index.ts';
import { gateCases, gateObjection, goldFile } from './gate.ts';
import { lastDecisions, noteDecision, type GateDecision } from './gate-decision-store.ts';
import { modelsPart, nameOf, readModelsVersion } from '../models/index.ts';
import { rankingPart } from '../retrieve/index.ts';
import { weighModels } from './gate-models.ts';
import { judgedAnswers, type JudgedAnswer } from './judged-answer-store.ts';
import type { RunReport } from './run-report.ts';
import type { Trial } from './ranked-cases.ts';
import type { WeighRanking } from './weigh-ranking.ts';

/** Where a tenant stands with one part of the program. */
export interface PartStanding {
  readonly part: string;
  /** The version that serves its students. */
  readonly serves: string;
  /** The newer one that has not passed; null when the newest serves. */
  readonly waits: string | null;
  readonly last: (GateDecision & { readonly at: Date }) | undefined;
}

/** What was asked for cannot be done, in a sentence for the operator; nothing was changed. */
export class GateError extends Error {
  override readonly name = 'GateError';
  readonly code = 'gate';
}

/** Holds what is new back from tenants with test cases until it has passed them. */
export interface Gates {
  standing(tenantId: string): Promise<PartStanding[]>;
  /** Decides what can be decided here: the index is tried; what has no cases, or was kept by nobody, goes live. */
  settle(tenantId: string, signal: AbortSignal, again?: 'again'): Promise<void>;
  settleAll(signal: AbortSignal): Promise<void>;
  /**
   * Lets the newest version of a prompt in, or the installation's newest models, with runs that show it is
   * not worse: one, or one of each model. @throws GateError
   */
  pass(tenantId: string, part: string, reports: readonly RunReport[]): Promise<void>;
  /** Lets the newest version in whatever its trial said, with the reason for it on record. @throws GateError */
  overrule(tenantId: string, part: string, because: string): Promise<void>;
}

interface GatesNeeds {
  readonly sql: Sql;
  readonly withTenant: WithTenant;
  readonly newest: Versions;
  /** Whether that version can still serve the tenant. */
  readonly isKept: (tenantId: string, part: string, version: string) => boolean | Promise<boolean>;
  /** The model (provider:model) that is told a prompt of this name at that tenant. */
  readonly toldModel: (tenantId: string, prompt: string) => Promise<string>;
  /** Told when another version of a part serves somebody. */
  readonly onMove: (part: string) => Promise<void>;
  /** Parts that are tried here, by their names. */
  readonly trials: ReadonlyMap<string, Trial>;
  readonly weighRanking: WeighRanking;
  readonly logger: Logger;
}

interface Change {
  readonly part: string;
  readonly before: string;
  readonly after: string;
}

export function createGates(needs: GatesNeeds): Gates {
  const { sql, withTenant, newest, logger } = needs;

  async function change(tenantId: string, part: string): Promise<Change> {
    const held = await withTenant(tenantId, (tx) => heldVersions(tx, tenantId));
    const [before, after] = [held.get(part), newest.get(part)];
    if (after === undefined)
      throw new GateError(`There is no "${part}"; there are: ${[...newest.keys()].join(', ')}.`);
    if (before === undefined || before === after)
      throw new GateError(`Nothing waits: ${after} serves already.`);
    return { part, before, after };
  }

  const gates: Gates = {
    standing: (tenantId) => standingOf(needs, tenantId),
    settle: async (tenantId, signal, again) => {
      const held = await withTenant(tenantId, (tx) => heldVersions(tx, tenantId));
      if (!held.has(modelsPart)) await holdToModels(needs, tenantId);
      for (const [part, after] of newest) {
        const before = held.get(part);
        if (before === undefined) continue;
        // A ranking of which this program does not carry the old one serves already.
        const isKept = await needs.isKept(tenantId, part, before);
        if (part === rankingPart && (before === after || !isKept))
          await settleRanking(needs, tenantId, { part, before, after }, signal);
        else if (before !== after)
          await settlePart(
            needs,
            tenantId,
            { change: { part, before, after }, isKept, again },
            signal,
          );
      }
    },
    settleAll: async (signal) => {
      for (const { id: tenantId } of await listTenants(sql)) {
        signal.throwIfAborted();
        await gates.settle(tenantId, signal).catch((err: unknown) => {
          // One school's trouble is no reason to leave the others waiting; in the next round it is tried again.
          logger.warn({ err, tenantId }, 'gate not settled');
        });
      }
    },
    pass: async (tenantId, part, reports) => {
      const its = await change(tenantId, part);
      if (needs.trials.has(part))
        throw new GateError(`The ${part} is tried here: preceptor gates try.`);
      const objection = await objectionTo(needs, tenantId, its, reports);
      if (objection) throw new GateError(`${objection} Nothing was changed.`);
      const fingerprint = reports[0]?.gold.fingerprint;
      await decide(needs, tenantId, {
        ...its,
        verdict: 'passed',
        ...(fingerprint && { fingerprint }),
      });
    },
    overrule: async (tenantId, part, because) => {
      const its = await change(tenantId, part);
      await decide(needs, tenantId, { ...its, verdict: 'overruled', because });
    },
  };
  return gates;
}

async function standingOf(
  { withTenant, newest, isKept }: GatesNeeds,
  tenantId: string,
): Promise<PartStanding[]> {
  const { held, last } = await withTenant(tenantId, async (tx) => ({
    held: await heldVersions(tx, tenantId),
    last: await lastDecisions(tx, tenantId),
  }));
  const parts: PartStanding[] = [];
  for (const [part, version] of newest) {
    const before = held.get(part) ?? version;
    const stays = before === version || (await isKept(tenantId, part, before));
    const serves = stays ? before : version;
    parts.push({ part, serves, waits: serves === version ? null : version, last: last.get(part) });
  }
  return parts;
}

/** Why the runs that somebody made do not let a newcomer in; undefined when they do. */
async function objectionTo(
  needs: GatesNeeds,
  tenantId: string,
  { part, before, after }: Change,
  reports: readonly RunReport[],
): Promise<string | undefined> {
  const answers = await readAnswers(needs, tenantId);
  if (part !== modelsPart) {
    const model = await needs.toldModel(tenantId, part);
    const newcomer = { setting: 'prompt', name: after, serves: before, model } as const;
    return gateObjection(answers, newcomer, reports[0]);
  }
  const serves = await needs.toldModel(tenantId, 'tutor');
  const names = readModelsVersion(after).map(nameOf);
  const weighed = weighModels(answers, { names, serves }, reports);
  return weighed.find(({ objection }) => objection !== undefined)?.objection;
}

/** Who had cases before models were held to has them now: a later change waits for them. */
async function holdToModels(needs: GatesNeeds, tenantId: string): Promise<void> {
  const models = needs.newest.get(modelsPart);
  if (models === undefined || (await citingAnswers(needs, tenantId)).length === 0) return;
  await needs.withTenant(tenantId, (tx) =>
    holdVersions(tx, tenantId, new Map([[modelsPart, models]])),
  );
}

async function settlePart(
  needs: GatesNeeds,
  tenantId: string,
  { change, isKept, again }: { change: Change; isKept: boolean; again: 'again' | undefined },
  signal: AbortSignal,
): Promise<void> {
  const { part, before, after } = change;
  if (!isKept) return decide(needs, tenantId, { ...change, verdict: 'not_kept' });
  const answers = await citingAnswers(needs, tenantId);
  if (answers.length === 0) return decide(needs, tenantId, { ...change, verdict: 'no_cases' });
  const trial = needs.trials.get(part);
  if (!trial) return;
  const fingerprint = digest(goldFile(answers));
  const last = (await needs.withTenant(tenantId, (tx) => lastDecisions(tx, tenantId))).get(part);
  const isKnown =
    last?.verdict === 'failed' &&
    last.before === before &&
    last.after === after &&
    last.fingerprint === fingerprint;
  if (isKnown && !again) return;
  const report = await trial(tenantId, answers, signal);
  const verdict = report.isHeldBack ? 'failed' : 'passed';
  await decide(needs, tenantId, { ...change, verdict, fingerprint, report });
}

async function settleRanking(
  needs: GatesNeeds,
  tenantId: string,
  change: Change,
  signal: AbortSignal,
): Promise<void> {
  const answers = await citingAnswers(needs, tenantId);
  const said = await needs.weighRanking(tenantId, change.before, answers, signal);
  if (said) await decide(needs, tenantId, { ...change, ...said });
}

/** None when there is no case among them: nothing could be lost. */
async function citingAnswers(needs: GatesNeeds, tenantId: string): Promise<JudgedAnswer[]> {
  const answers = (await readAnswers(needs, tenantId)).filter(({ cited }) => cited.length > 0);
  return gateCases(answers).length === 0 ? [] : answers;
}

function readAnswers({ withTenant }: GatesNeeds, tenantId: string): Promise<JudgedAnswer[]> {
  return withTenant(tenantId, (tx) => judgedAnswers(tx, tenantId, null));
}

type Decision = Change & Pick<GateDecision, 'verdict'> & Partial<GateDecision>;

/** One transaction: the version moves and the line is on record, or neither; whoever comes second does nothing. */
async function decide(
  { withTenant, onMove, logger }: GatesNeeds,
  tenantId: string,
  decision: Decision,
): Promise<void> {
  const { part, before: from, after: to, verdict } = decision;
  const stands = await withTenant(tenantId, async (tx) => {
    const applies =
      verdict === 'failed'
        ? (await heldVersions(tx, tenantId)).get(part) === from
        : await moveVersion(tx, tenantId, { part, from, to });
    if (applies) await noteDecision(tx, tenantId, decision);
    return applies;
  });
  if (stands && verdict !== 'failed') await onMove(part);
  if (stands) logger.warn({ tenantId, part, from, to, verdict }, 'gate decided');
}
