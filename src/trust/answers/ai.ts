import { code, config, doc, test, type Answer } from '../evidence.ts';

const off = 'is read by nobody until an instructor has switched it on';

/** Where and how models are used, who can switch them off, and what holds them back. */
export const aboutAi: readonly Answer[] = [
  {
    id: 'AIQU-01',
    topic: 'Use of machine learning',
    verdict: 'yes',
    answer:
      'A guard judges messages by rules and by weights learned from some 13,000 messages that a language model wrote for the purpose; no student’s message is among them. What a student knows is counted by a formula (a Beta distribution), not by a learned model. A connected embedding model may place passages by meaning.',
    evidence: [
      test('unit/guard-weights', 'the weights of the guard are those that its messages teach'),
      doc('evaluation', 'The guard, on messages nobody has seen'),
      config('EMBEDDING_MODEL'),
    ],
  },
  {
    id: 'AIQU-02',
    topic: 'Use of large language models',
    verdict: 'partly',
    answer:
      'Only where the operator has connected one. Without any, the tutor answers with sentences of the course, word for word and cited.',
    evidence: [
      config('CHAT_MODEL'),
      config('MODELS_FILE'),
      test('http/models', 'answers from the course when nobody answers, and says so'),
      doc('models-and-costs', 'Choosing who answers'),
    ],
  },
  {
    id: 'AIGN-01',
    topic: 'A model of the risks of AI',
    verdict: 'partly',
    answer:
      'The draft of the impact assessment in this pack lists the risks with what holds each of them back and the test that shows it. A formal method (such as NIST’s) was not followed.',
    evidence: [code('src/trust/answers/risks.ts', 'risks')],
  },
  {
    id: 'AIGN-02',
    topic: 'Switching AI off, for an institution or a person',
    verdict: 'partly',
    answer:
      'The operator runs it without models, or an institution chooses the offline tutor. Instructors decide on what models do beside answering (reading conversations, writing questions and exercises, looking through concepts, looking at messages), each off until they switch it on, and they close the tutor for a time. A single student cannot choose that no model answers.',
    evidence: [
      config('CHAT_MODEL'),
      test('http/learning-from-chat', off),
      test(
        'http/written-questions',
        'are written by nobody until an instructor has switched it on',
      ),
      test(
        'http/exercises',
        'is prepared by nobody, and asking for one is a question like any other, until an instructor switches it on',
      ),
      test(
        'http/proposed-concepts',
        'is asked for by nobody until an instructor has switched it on',
      ),
      test('http/moderation', 'is asked about nothing until an instructor has switched both on'),
      test('http/models', 'asks what the tenant chose first, within what the operator allows'),
    ],
  },
  {
    id: 'AIGN-04',
    topic: 'What the AI can do',
    verdict: 'yes',
    answer:
      'It answers questions about the material of a course with citations, gives hints instead of solutions for graded work, makes quizzes from the course’s own sentences, and, where instructors want it, uses tools (search in the documents, a sandbox for programs, the web), prepares exercises, proposes how the course’s concepts are named and ordered, and reads conversations for what was understood.',
    evidence: [
      doc('answers', 'Three ways to answer'),
      doc('answers', 'Tools of the agent'),
      test('http/modes', 'which only an instructor does, and only to tools there are'),
    ],
  },
  {
    id: 'AIGN-05',
    topic: 'Keeping sensitive data from models',
    verdict: 'yes',
    answer:
      'Prompts hold no name, address or id of a person; what a student writes goes as it is. Restricted and unpublished material of the course is kept out by the LMS’s own rules, and teachers keep single documents or modules out.',
    evidence: [
      test(
        'http/modes',
        'keeps each call with its prompt’s version, what went out and what came back, and no name',
      ),
      test(
        'http/learning-from-chat',
        'is told to a model without who the student is, and with their words as data',
      ),
      test(
        'http/release',
        'is all that a student finds and opens, whatever teachers and registrar do',
      ),
      test('http/choices', 'leaves out a whole module, with what comes into it later'),
    ],
  },
  {
    id: 'AIPL-01',
    topic: 'Published rules about AI risks',
    verdict: 'partly',
    answer:
      'How answers are made and checked, what is measured and what it cannot do is public, on the pages /eval and /eval/limits of every installation and in the documentation. Policies of an organisation are the operator’s.',
    evidence: [
      test(
        'http/eval-page',
        'tells a professor what the tutor cannot do, and which steps come next',
      ),
      doc('answers', 'What is checked'),
    ],
  },
  {
    id: 'AIPL-02',
    topic: 'Risks identified and measured',
    verdict: 'partly',
    answer:
      'Measured are finding the right passage, support of answers by their sources, refusals, and the guard, on sets made for the purpose. How well mastery foretells answers is computed on simulated students, and by a command on those of an installation. Not measured: effects on real students, and how good written questions, exercises, proposals about concepts and readings of conversations are.',
    evidence: [
      test('unit/guard-unseen', 'at most two in a hundred about the course are stopped'),
      test(
        'unit/citation-labels',
        'finds what the cited place does not carry, and lets stand what it does',
      ),
      doc('evaluation', 'Retrieval, on courses nobody has tuned it for'),
    ],
  },
  {
    id: 'AIPL-03',
    topic: 'Switching AI off in an incident',
    verdict: 'yes',
    answer:
      'At once and without losing the product: a restart with CHAT_MODEL=offline, or without the provider’s key, leaves the offline tutor. An answer under way can be stopped in any phase.',
    evidence: [
      config('CHAT_MODEL'),
      test('http/stop-anywhere', 'ends a turn at once %s, and settles what it cost'),
    ],
  },
  {
    id: 'AIPL-04',
    topic: 'Switching it on again',
    verdict: 'yes',
    answer: 'The same variables, and a restart. Nothing has to be computed anew.',
    evidence: [config('CHAT_MODEL'), doc('models-and-costs', 'Choosing who answers')],
  },
  {
    id: 'AIPL-05',
    topic: 'Dealing with harm done by AI',
    verdict: 'operator',
    answer:
      'Who is told and what follows is the operator’s and the institution’s to decide. The product keeps what went to a model and came back, lets teachers mark answers as wrong, and holds a later version against those cases.',
    evidence: [
      test('http/verdicts', 'is kept, can be changed, and is taken back'),
      doc('answers', 'What went to models'),
    ],
  },
];
