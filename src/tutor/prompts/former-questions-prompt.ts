import { questionsPromptIn, type QuestionsInput } from './questions-prompt.ts';

export const formerQuestionsPromptVersion = 'questions-1';

/** The writer of before, who says nothing of what a wrong option means. */
export function formerQuestionsPrompt(input: QuestionsInput): string {
  return questionsPromptIn(input, {
    onOptions: [],
    reply:
      '{"questions": [{"passage": 1, "quote": "…", "question": "…", "options": ["…", "…", "…"], "right": 1}]}',
  });
}
