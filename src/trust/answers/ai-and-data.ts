import { code, config, doc, test, type Answer } from '../evidence.ts';

/** Data of the institution in the hands of models. */
export const aboutAiAndData: readonly Answer[] = [
  {
    id: 'DPAI-01',
    topic: 'AI works on data of the institution',
    verdict: 'yes',
    answer:
      'On course material, students’ questions, pictures and conversations, and what the student is known to know, without who that is.',
    evidence: [
      test(
        'http/modes',
        'keeps each call with its prompt’s version, what went out and what came back, and no name',
      ),
      config('CHAT_MODEL'),
    ],
  },
  {
    id: 'DPAI-02',
    topic: 'Data kept by AI services',
    verdict: 'partly',
    answer:
      'The program asks providers to keep no answer, unless the operator lets one go on from its own last answer. What a provider logs is for its terms.',
    evidence: [
      test(
        'integration/model-openai',
        'is asked for a Response that it does not keep, where wanted',
      ),
      config('MODELS_FILE'),
      doc('models-and-costs', 'Choosing who answers'),
    ],
  },
  {
    id: 'DPAI-03',
    topic: 'Contracts with AI services',
    verdict: 'operator',
    answer: 'Between the operator, or the institution with a key of its own, and the provider.',
    evidence: [test('http/models', 'pays with the tenant’s own key before the installation’s')],
  },
  {
    id: 'DPAI-04',
    topic: 'Third parties that use AI themselves',
    verdict: 'operator',
    answer: 'Those in the list of sub-processors. What they do beyond answering is in their terms.',
    evidence: [code('src/trust/sub-processors.ts', 'listSubProcessors')],
  },
  {
    id: 'DPAI-07',
    topic: 'Keeping AI to what it is asked for',
    verdict: 'yes',
    answer:
      'Models are asked by tasks of a fixed list, with prompts under version, each on an account. Nothing else can reach one.',
    evidence: [
      test(
        'unit/model-calls',
        'that reads and does not write is made by the one function that sets its cost aside first',
      ),
      test(
        'unit/prompt-versions',
        'never changes the words of a version that a school may be held to: $version',
      ),
      code('src/models/task.ts', 'taskTypes'),
    ],
  },
  {
    id: 'DPAI-08',
    topic: 'A choice for users',
    verdict: 'no',
    answer:
      'Whoever opens the tutor is answered as the course has it. Not opening it is the choice; sources and quizzes of the course’s own sentences use no model.',
    evidence: [
      test(
        'unit/quiz-items',
        'are three for every page that teaches, each answerable from its own sentence',
      ),
    ],
  },
];
