/** What models are asked to do. */
export const taskTypes = [
  'chat_tutor',
  'chat_plan',
  'verify',
  'chat_evaluation',
  'content_generation',
  'quiz_generation',
  'moderation',
  'concept_extraction',
  'judge',
] as const;
export type TaskType = (typeof taskTypes)[number];

/** How able, and how dear, a model is. */
export const tiers = ['fast', 'medium', 'complex'] as const;
export type Tier = (typeof tiers)[number];

/** The tier that does a task where the operator says nothing else. */
export const usualTiers: Readonly<Record<TaskType, Tier>> = {
  chat_tutor: 'medium',
  chat_plan: 'fast',
  verify: 'fast',
  chat_evaluation: 'fast',
  content_generation: 'complex',
  quiz_generation: 'complex',
  moderation: 'fast',
  concept_extraction: 'medium',
  judge: 'complex',
};
