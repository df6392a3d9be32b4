import { plannerPrompt, type PlannerInput } from './planner-prompt.ts';

export const formerPlannerPromptVersion = 'planner-1';

/** The planner of before, which nobody tells what the conversation is about: every other word is the same. */
export function formerPlannerPrompt(input: Omit<PlannerInput, 'focus'>): string {
  return plannerPrompt({ ...input, focus: null });
}
