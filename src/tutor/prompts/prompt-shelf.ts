import type { TaskType } from '../../models/index.ts';
import type { Versions } from '../../tenancy/index.ts';
import { conceptsPrompt, conceptsPromptVersion, type ConceptsInput } from './concepts-prompt.ts';
import { draftPrompt, draftPromptVersion, type DraftInput } from './draft-prompt.ts';
import {
  evaluationPrompt,
  evaluationPromptVersion,
  type EvaluationInput,
} from './evaluation-prompt.ts';
import { exercisePrompt, exercisePromptVersion, type ExerciseInput } from './exercise-prompt.ts';
import {
  extractionPrompt,
  extractionPromptVersion,
  type ExtractionInput,
} from './extraction-prompt.ts';
import { formerPlannerPrompt, formerPlannerPromptVersion } from './former-planner-prompt.ts';
import { formerQuestionsPrompt, formerQuestionsPromptVersion } from './former-questions-prompt.ts';
import { formerSynthesisPrompt, formerSynthesisPromptVersion } from './former-synthesis-prompt.ts';
import { formerTutorPrompt, formerTutorPromptVersion } from './former-tutor-prompt.ts';
import {
  groundedQaPrompt,
  groundedQaPromptVersion,
  type GroundedQaInput,
} from './grounded-qa-prompt.ts';
import { repairPrompt, repairPromptVersion } from './json-rules.ts';
import {
  moderationPrompt,
  moderationPromptVersion,
  type ModerationInput,
} from './moderation-prompt.ts';
import {
  pictureAlonePrompt,
  pictureAlonePromptVersion,
  picturesPrompt,
  picturesPromptVersion,
} from './pictures-prompt.ts';
import { openWorkPrompt, openWorkPromptVersion } from './open-work-prompt.ts';
import { plannerPrompt, plannerPromptVersion, type PlannerInput } from './planner-prompt.ts';
import { preparedPrompt, preparedPromptVersion, type PreparedInput } from './prepared-prompt.ts';
import { queryPrompt, queryPromptVersion } from './query-prompt.ts';
import {
  questionsPrompt,
  questionsPromptVersion,
  type QuestionsInput,
} from './questions-prompt.ts';
import {
  secondOpinionPrompt,
  secondOpinionPromptVersion,
  type SecondOpinionInput,
} from './second-opinion-prompt.ts';
import {
  synthesisPrompt,
  synthesisPromptVersion,
  type SynthesisInput,
} from './synthesis-prompt.ts';
import { tutorPrompt, tutorPromptVersion, type TutorPromptInput } from './tutor-prompt.ts';
import {
  unadjustedGroundedQaPrompt,
  unadjustedGroundedQaPromptVersion,
} from './unadjusted-grounded-qa-prompt.ts';
import {
  unadjustedSynthesisPrompt,
  unadjustedSynthesisPromptVersion,
} from './unadjusted-synthesis-prompt.ts';
import { unadjustedTutorPrompt, unadjustedTutorPromptVersion } from './unadjusted-tutor-prompt.ts';
import { usualSynthesisPrompt, usualSynthesisPromptVersion } from './usual-synthesis-prompt.ts';
import { usualTutorPrompt, usualTutorPromptVersion } from './usual-tutor-prompt.ts';
import { verifierPrompt, verifierPromptVersion, type VerifierInput } from './verifier-prompt.ts';

export interface Prompt<Input> {
  readonly version: string;
  /** Pure: the same input gives the same words. */
  readonly write: (input: Input) => string;
  /** True for versions that say nothing of for whom and how something is to be said. */
  readonly unadjusted?: true;
  /** True for versions that say nothing of how much help to begin with. */
  readonly usualHelp?: true;
}

/** Everything that is said to a model for a student, by the name of the prompt. */
export interface Prompts {
  readonly tutor: Prompt<TutorPromptInput>;
  readonly 'grounded-qa': Prompt<GroundedQaInput>;
  readonly synthesis: Prompt<SynthesisInput>;
  /** What is added to one of the three above where there are pictures. */
  readonly pictures: Prompt<void>;
  /** What is added to one of them near open graded work, of its title. */
  readonly 'open-work': Prompt<string>;
  /** Of how many pictures came without a word. */
  readonly 'picture-alone': Prompt<number>;
  readonly planner: Prompt<PlannerInput>;
  readonly verifier: Prompt<VerifierInput>;
  /** Of the title of the course. */
  readonly query: Prompt<string>;
  readonly extraction: Prompt<ExtractionInput>;
  readonly draft: Prompt<DraftInput>;
  readonly prepared: Prompt<PreparedInput>;
  /** Of quizzes. */
  readonly questions: Prompt<QuestionsInput>;
  /** On one of them. */
  readonly 'second-opinion': Prompt<SecondOpinionInput>;
  /** Asked inside a conversation. */
  readonly exercise: Prompt<ExerciseInput>;
  /** Of the list of a course's concepts. */
  readonly concepts: Prompt<ConceptsInput>;
  /** Of a turn that is over. */
  readonly evaluation: Prompt<EvaluationInput>;
  /** Of a message that was answered. */
  readonly moderation: Prompt<ModerationInput>;
  /** Of what was wrong with a reply. */
  readonly repair: Prompt<string>;
}
export type PromptName = keyof Prompts;

/** For which task a model is told them; a repair is asked of whoever wrote the reply. */
export const taskOfPrompt: Readonly<Record<PromptName, TaskType>> = {
  tutor: 'chat_tutor',
  'grounded-qa': 'chat_tutor',
  synthesis: 'chat_tutor',
  pictures: 'chat_tutor',
  'open-work': 'chat_tutor',
  'picture-alone': 'chat_tutor',
  planner: 'chat_plan',
  verifier: 'verify',
  query: 'chat_plan',
  extraction: 'chat_plan',
  draft: 'chat_plan',
  prepared: 'content_generation',
  questions: 'quiz_generation',
  'second-opinion': 'verify',
  exercise: 'content_generation',
  concepts: 'concept_extraction',
  evaluation: 'chat_evaluation',
  moderation: 'moderation',
  repair: 'chat_tutor',
};

type Shelf<Name extends PromptName> = readonly [Prompts[Name], ...(readonly Prompts[Name][])];

/** Every version that may still serve an institution, the newest first. */
export type PromptShelf = { readonly [Name in PromptName]: Shelf<Name> };

/**
 * A change of the words is a new version in a file of its own, put before the others. An old one leaves
 * in a release after the one that brought its successor: who is held to it then gets the newest.
 */
export const promptShelf: PromptShelf = {
  tutor: [
    { version: tutorPromptVersion, write: tutorPrompt },
    { version: usualTutorPromptVersion, write: usualTutorPrompt, usualHelp: true },
    {
      version: unadjustedTutorPromptVersion,
      write: unadjustedTutorPrompt,
      unadjusted: true,
      usualHelp: true,
    },
    {
      version: formerTutorPromptVersion,
      write: formerTutorPrompt,
      unadjusted: true,
      usualHelp: true,
    },
  ],
  'grounded-qa': [
    { version: groundedQaPromptVersion, write: groundedQaPrompt },
    {
      version: unadjustedGroundedQaPromptVersion,
      write: unadjustedGroundedQaPrompt,
      unadjusted: true,
    },
  ],
  synthesis: [
    { version: synthesisPromptVersion, write: synthesisPrompt },
    { version: usualSynthesisPromptVersion, write: usualSynthesisPrompt, usualHelp: true },
    {
      version: unadjustedSynthesisPromptVersion,
      write: unadjustedSynthesisPrompt,
      unadjusted: true,
      usualHelp: true,
    },
    {
      version: formerSynthesisPromptVersion,
      write: formerSynthesisPrompt,
      unadjusted: true,
      usualHelp: true,
    },
  ],
  pictures: [{ version: picturesPromptVersion, write: picturesPrompt }],
  'open-work': [{ version: openWorkPromptVersion, write: openWorkPrompt }],
  'picture-alone': [{ version: pictureAlonePromptVersion, write: pictureAlonePrompt }],
  planner: [
    { version: plannerPromptVersion, write: plannerPrompt },
    { version: formerPlannerPromptVersion, write: formerPlannerPrompt },
  ],
  verifier: [{ version: verifierPromptVersion, write: verifierPrompt }],
  query: [{ version: queryPromptVersion, write: queryPrompt }],
  extraction: [{ version: extractionPromptVersion, write: extractionPrompt }],
  draft: [{ version: draftPromptVersion, write: draftPrompt }],
  prepared: [{ version: preparedPromptVersion, write: preparedPrompt }],
  questions: [
    { version: questionsPromptVersion, write: questionsPrompt },
    { version: formerQuestionsPromptVersion, write: formerQuestionsPrompt },
  ],
  'second-opinion': [{ version: secondOpinionPromptVersion, write: secondOpinionPrompt }],
  exercise: [{ version: exercisePromptVersion, write: exercisePrompt }],
  concepts: [{ version: conceptsPromptVersion, write: conceptsPrompt }],
  evaluation: [{ version: evaluationPromptVersion, write: evaluationPrompt }],
  moderation: [{ version: moderationPromptVersion, write: moderationPrompt }],
  repair: [{ version: repairPromptVersion, write: repairPrompt }],
};

/** Of each prompt the version that is held to, as far as it is on the shelf; else the newest. */
export function promptsFrom(shelf: PromptShelf, held: Versions): Prompts {
  return {
    tutor: pick(shelf.tutor, held.get('tutor')),
    'grounded-qa': pick(shelf['grounded-qa'], held.get('grounded-qa')),
    synthesis: pick(shelf.synthesis, held.get('synthesis')),
    pictures: pick(shelf.pictures, held.get('pictures')),
    'open-work': pick(shelf['open-work'], held.get('open-work')),
    'picture-alone': pick(shelf['picture-alone'], held.get('picture-alone')),
    planner: pick(shelf.planner, held.get('planner')),
    verifier: pick(shelf.verifier, held.get('verifier')),
    query: pick(shelf.query, held.get('query')),
    extraction: pick(shelf.extraction, held.get('extraction')),
    draft: pick(shelf.draft, held.get('draft')),
    prepared: pick(shelf.prepared, held.get('prepared')),
    questions: pick(shelf.questions, held.get('questions')),
    'second-opinion': pick(shelf['second-opinion'], held.get('second-opinion')),
    exercise: pick(shelf.exercise, held.get('exercise')),
    concepts: pick(shelf.concepts, held.get('concepts')),
    evaluation: pick(shelf.evaluation, held.get('evaluation')),
    moderation: pick(shelf.moderation, held.get('moderation')),
    repair: pick(shelf.repair, held.get('repair')),
  };
}

function pick<P extends { readonly version: string }>(
  shelf: readonly [P, ...(readonly P[])],
  held: string | undefined,
): P {
  return shelf.find(({ version }) => version === held) ?? shelf[0];
}
