import { code, config, doc, test, type Answer } from '../evidence.ts';

const notTrained =
  'No model is trained or tuned on the data of students or courses. The guard’s weights come from messages written for it.';

/** How models are kept from doing harm, and what they may do. */
export const aboutAiSecurity: readonly Answer[] = [
  {
    id: 'AISC-01',
    topic: 'Taking sensitive data out of a model again',
    verdict: 'not applicable',
    answer: `${notTrained} What was sent to a provider is kept as long as its terms say, and no erasure here reaches it.`,
    evidence: [code('src/privacy/personal-data.ts', 'leftElsewhere')],
  },
  {
    id: 'AISC-02',
    topic: 'Use of what people write to change a model',
    verdict: 'no',
    answer: `${notTrained} Whether a provider trains on what it is sent is for the operator’s contract with it.`,
    evidence: [
      test('unit/guard-weights', 'the weights of the guard are those that its messages teach'),
    ],
  },
  {
    id: 'AISC-03',
    topic: 'A record of what models did',
    verdict: 'yes',
    answer:
      'Every request to a model is kept with the version of its prompt, what came back, provider, model, tokens, cost and time, under the question of the person who asked.',
    evidence: [
      test('http/turns', 'keeps exactly what went to the model and what came back'),
      test(
        'http/modes',
        'shows a teacher what went to models for a question of their own, and no student anything',
      ),
    ],
  },
  {
    id: 'AISC-04',
    topic: 'Checking what people put in',
    verdict: 'yes',
    answer:
      'A guard that sees through disguises of characters judges every message, description and text in a picture before any model. Text of documents, tools and the web stands between tags that it cannot close. Lengths, types and sizes are bounded.',
    evidence: [
      test('unit/citations', 'cannot close its own fence and speak as somebody else'),
      test('http/modes', 'keeps what the course says inside its fence, in every prompt'),
      test(
        'unit/guard-messages',
        'nine in ten attacks, misuses and orders for graded work are caught',
      ),
      config('MESSAGE_MAX_CHARS'),
    ],
  },
  {
    id: 'AISC-05',
    topic: 'The supply chain of AI features',
    verdict: 'partly',
    answer:
      'Any of several providers, or a server of one’s own, can answer; one that fails is passed over. A change of model, prompt or embedder serves a school with cases of its own only once it passed them. Models of vendors cannot be looked into.',
    evidence: [
      test(
        'http/models',
        'goes on to the next provider, and books every attempt at what the vendor counted',
      ),
      test(
        'http/held-models',
        'answer a school without cases at once, and one with cases after a run with each of them',
      ),
      test('unit/model-calls', 'goes to a vendor through its adapter only'),
    ],
  },
  {
    id: 'AIML-01',
    topic: 'Training data kept apart from data of the service',
    verdict: 'not applicable',
    answer: notTrained,
    evidence: [],
  },
  {
    id: 'AIML-02',
    topic: 'Checking what a model says',
    verdict: 'yes',
    answer:
      'Each cited sentence is compared with its source by looking up, without a second model; what fails is marked or left out. It cannot tell a paraphrase that turns a statement around.',
    evidence: [
      test(
        'unit/citations',
        'hold when quotes, numbers, formulas and names stand in the cited place',
      ),
      test('http/modes', 'is marked sentence by sentence, live and when it is read again'),
      doc('answers', 'What is checked'),
    ],
  },
  {
    id: 'AIML-03',
    topic: 'Training data, its vetting, audit, access and marks (also AIML-04, AIML-05, AIML-08)',
    verdict: 'not applicable',
    answer: notTrained,
    evidence: [],
  },
  {
    id: 'AIML-06',
    topic: 'Defence against attacks on models',
    verdict: 'partly',
    answer:
      'The guard in front, fences around all text of others, no authority for what a model says. Who knows the guard gets past it, as /eval/limits says.',
    evidence: [
      test('unit/guard-unseen', 'nine in ten attacks and misuses are caught or turned to guidance'),
      test(
        'http/message-instructor',
        'cannot be sent, addressed or approved by what a document or a model says',
      ),
    ],
  },
  {
    id: 'AIML-07',
    topic: 'Openness about models',
    verdict: 'yes',
    answer:
      'Students see how an answer came about, who answered, and when no model did. Evaluations with every failure and its transcript are public.',
    evidence: [
      test('e2e/student', 'sees how the answer came about, also long after it was written'),
      test(
        'http/eval-page',
        'lets anybody read every failure with its transcript, and take the run with them',
      ),
    ],
  },
  {
    id: 'AILM-01',
    topic: 'What a language model may do by itself',
    verdict: 'yes',
    answer:
      'It writes text. Tools are off until an instructor switches them on; programs run in a sandbox without network and files; no model chooses an address that is fetched or a person who is written to.',
    evidence: [
      test('integration/code-runner', 'cannot import anything'),
      test('e2e/python', 'reaches no page, no storage and no network'),
      test(
        'http/web-tools',
        'an address that a model or a document made up is not fetched, so nothing is carried away in it',
      ),
    ],
  },
  {
    id: 'AILM-02',
    topic: 'Vetting of what language models learned from',
    verdict: 'not applicable',
    answer: notTrained,
    evidence: [],
  },
  {
    id: 'AILM-03',
    topic: 'Human agreement before an action',
    verdict: 'yes',
    answer:
      'The one action towards the outside, a message to the teachers, is shown word for word and waits for the student. Findings of a model about misconduct wait for a teacher unless the school decides otherwise. Scores reach the gradebook only where an instructor has switched that on, and never over a teacher’s.',
    evidence: [
      test(
        'http/message-instructor',
        'is shown exactly as it would be sent, after the search, and nothing leaves before the student agrees',
      ),
      test('http/moderation', 'punishes nobody: what it finds waits until a teacher lets it count'),
      test(
        'http/gradebook',
        'stays here while passback is off, and is posted when it is switched on',
      ),
      test('http/gradebook', 'never overwrites what a teacher has put in its place'),
    ],
  },
  {
    id: 'AILM-04',
    topic: 'Several tools for one question',
    verdict: 'yes',
    answer: 'Plans, tool calls, searches and time are bounded, whatever a plan wants.',
    evidence: [
      test(
        'http/modes',
        'stops after its bounds however greedy the plan and however hard to please the verifier',
      ),
      config('AGENT_SECONDS'),
    ],
  },
  {
    id: 'AILM-05',
    topic: 'Limits on what models use',
    verdict: 'yes',
    answer:
      'Every paid call is set aside, capped and settled: by school, course, section and student, in money and in questions a minute.',
    evidence: [
      test(
        'unit/model-calls',
        'is made by the router, which asks nobody without an account to write the cost on',
      ),
      test('http/models', 'is limited per student, with a time to come back'),
      config('TENANT_MONTH_CAP_USD'),
      config('TURNS_PER_MINUTE'),
    ],
  },
  {
    id: 'AILM-06',
    topic: 'Validation of models',
    verdict: 'yes',
    answer:
      'Four suites measure the product through its own doors, a fifth how well mastery foretells answers; a school’s own cases hold back a model or prompt that loses them. Nothing is tuned.',
    evidence: [
      test(
        'http/gates',
        'is not let in that loses their passages: what served goes on serving, new documents included',
      ),
      doc('evaluation', 'Evaluation'),
    ],
  },
  {
    id: 'AILM-07',
    topic: 'Following untrusted content through the system',
    verdict: 'yes',
    answer:
      'What comes from documents, tools, the web and pictures stays marked as such: instruction-like passages are noted, and what the web said can never be cited as the course.',
    evidence: [
      test(
        'http/web-tools',
        'is searched and read as data of strangers, and the answer says that it is not from the course',
      ),
      code('src/ingest/find-instructions.ts'),
    ],
  },
];
