import type { Rung } from '../budget/index.ts';
import { digest } from '../ground/crypto/index.ts';
import type { ChatModel } from './chat-model.ts';
import { isOffline, nameOf, offlineRef, type ModelRef } from './model-ref.ts';
import type { FoundKey, KeyOwner, ModelSettings } from './model-settings.ts';
import { heldTask } from './held-models.ts';
import { allowedIn, chainFor, providerOf, type Routes } from './routes.ts';
import { sees } from './sight.ts';
import type { TaskType, Tier } from './task.ts';

/** A model that may be asked, and why it stands where it stands. */
export interface Candidate extends ModelRef {
  readonly why: string;
  readonly keyOwner: KeyOwner | null;
  /** Whether it can be shown pictures. */
  readonly sees: boolean;
  /** What keeps it from being asked at all. */
  readonly obstacle: 'no_key' | 'no_price' | 'unknown_provider' | null;
  /** The model with the key that pays, as the breaker tells them apart. */
  readonly breakerId: string;
  /** Undefined when there is an obstacle. */
  readonly open: (() => ChatModel) | undefined;
}

export type Candidates = (use: {
  readonly tenantId: string | null;
  readonly task: TaskType;
  readonly tier?: Tier | undefined;
  readonly rung?: Rung | undefined;
  /** There are pictures to be seen: who sees them comes first. */
  readonly pictures?: boolean | undefined;
}) => Promise<readonly Candidate[]>;

/** Makes the adapter of a model; `key` is undefined where none is needed. */
export type OpenModel = (ref: ModelRef, key: string | undefined) => ChatModel;

interface CandidateNeeds {
  readonly routes: Routes;
  readonly settings: Pick<ModelSettings, 'keyFor' | 'choiceFor' | 'heldTo'>;
  readonly open: OpenModel;
  readonly isPriced: (ref: ModelRef) => boolean;
}

/** Adapters hold connections and what they learned about their model; so many are kept. */
const keptModels = 200;

/**
 * The tenant's own choice, then what it is held to until the operator's newer chain has passed its cases,
 * then that chain, then the offline tutor.
 */
export function createCandidates(needs: CandidateNeeds): Candidates {
  const { routes, settings } = needs;
  const kept = new Map<string, ChatModel>();

  function openOnce(ref: ModelRef, key: string | undefined, id: string): ChatModel {
    const model = kept.get(id) ?? needs.open(ref, key);
    kept.delete(id);
    kept.set(id, model);
    const [oldest] = kept.keys();
    if (kept.size > keptModels && oldest !== undefined) kept.delete(oldest);
    return model;
  }

  async function candidate(tenantId: string | null, step: Step): Promise<Candidate> {
    const { ref, why } = step;
    const found = isOffline(ref) ? undefined : await settings.keyFor(tenantId, ref.provider);
    const obstacle = obstacleOf(needs, ref, found);
    const keyMark = found ? `:${digest(found.key).slice(0, 12)}` : '';
    const breakerId = `${nameOf(ref)}${keyMark}`;
    return {
      ...ref,
      why,
      keyOwner: found?.owner ?? null,
      sees: sees(routes, ref),
      obstacle,
      breakerId,
      open: obstacle === null ? () => openOnce(ref, found?.key, breakerId) : undefined,
    };
  }

  return async ({ tenantId, task, tier, rung = 'full', pictures = false }) => {
    const isFull = rung === 'full';
    const chosen = isFull ? await settings.choiceFor(tenantId, task) : undefined;
    const held =
      isFull && task === heldTask && tier === undefined ? await settings.heldTo(tenantId) : [];
    const steps = stepsFor(routes, { task, tier, rung, chosen: chosen ?? [], held });
    const usual = await Promise.all(steps.map((step) => candidate(tenantId, step)));
    if (!pictures) return usual;
    const [seeing, blind] = [usual.filter(canSee), usual.filter((one) => !canSee(one))];
    if (seeing.length > 0 || rung !== 'full') return [...seeing, ...blind];
    const others = await Promise.all(
      seeingElsewhere(routes, steps).map((step) => candidate(tenantId, step)),
    );
    return [...others.filter(canSee), ...blind];
  };
}

function canSee(candidate: Candidate): boolean {
  return candidate.sees && candidate.obstacle === null;
}

/** Models that see and that the operator allows, beyond those that do the task usually. */
function seeingElsewhere(routes: Routes, usual: readonly Step[]): Step[] {
  const known = new Set(usual.map(({ ref }) => nameOf(ref)));
  return allowedIn(routes)
    .filter((ref) => sees(routes, ref) && !known.has(nameOf(ref)))
    .map((ref) => ({ ref, why: 'sees pictures, which the usual models do not' }));
}

interface Step {
  readonly ref: ModelRef;
  readonly why: string;
}

function stepsFor(
  routes: Routes,
  ask: {
    task: TaskType;
    tier: Tier | undefined;
    rung: Rung;
    chosen: readonly ModelRef[];
    held: readonly ModelRef[];
  },
): Step[] {
  const { task, tier, rung, chosen, held } = ask;
  const last: Step = { ref: offlineRef, why: 'when no model answers' };
  if (rung === 'offline') return [{ ...last, why: 'the budget is used up' }];
  const chain: readonly ModelRef[] =
    rung === 'small' ? routes.tiers.fast : chainFor(routes, task, tier);
  const why = rung === 'small' ? 'small model, the budget is low' : `the installation’s ${task}`;
  const steps = [
    ...chosen.map((ref) => ({ ref, why: 'chosen by the tenant' })),
    ...held.map((ref) => ({ ref, why: 'until the newer models have passed the tenant’s cases' })),
    ...chain.map((ref) => ({ ref, why })),
    last,
  ];
  const names = steps.map(({ ref }) => nameOf(ref));
  return steps.filter((_, at) => names.indexOf(names[at] ?? '') === at);
}

function obstacleOf(
  { routes, isPriced }: CandidateNeeds,
  ref: ModelRef,
  key: FoundKey | undefined,
): Candidate['obstacle'] {
  if (isOffline(ref)) return null;
  const provider = providerOf(routes, ref.provider);
  if (!provider) return 'unknown_provider';
  if (!isPriced(ref)) return 'no_price';
  return key || provider.key === 'optional' ? null : 'no_key';
}
