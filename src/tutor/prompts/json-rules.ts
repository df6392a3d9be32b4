/** How a prompt asks for JSON; the schema beside the prompt decides whether it got it. */
export function jsonRules(shape: string): string {
  return `REPLY
Reply with exactly one JSON object of this form and nothing around it:
${shape}`;
}

export const repairPromptVersion = 'repair-1';

/** Asks once more after a reply that could not be used. */
export function repairPrompt(problem: string): string {
  return `Your reply could not be used: ${problem.slice(0, 400)}. Send the whole JSON object again, corrected, and nothing else.`;
}
