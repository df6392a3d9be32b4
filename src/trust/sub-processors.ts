import { config, test, type Evidence } from './evidence.ts';
import type { ModelProvider, TrustFacts, Use } from './facts.ts';

/** Somebody outside the program who is sent something, or could be. */
export interface SubProcessor {
  readonly id: string;
  readonly name: string;
  readonly does: string;
  readonly receives: string;
  readonly use: Use;
  /** How it is set up here: models, hosts. */
  readonly here: string;
  readonly evidence: readonly Evidence[];
}

/** Who stands behind a provider's name; a name that is not here is the operator's own. */
export const companies: Readonly<Record<string, string>> = {
  anthropic: 'Anthropic',
  openai: 'OpenAI',
  xai: 'xAI',
  groq: 'Groq',
  gemini: 'Google (Gemini API)',
  ollama: 'a server of the operator’s own (Ollama)',
  vllm: 'a server of the operator’s own (vLLM)',
  voyage: 'Voyage AI',
  searxng: 'a server of the operator’s own (SearXNG)',
  brave: 'Brave Search',
  tavily: 'Tavily',
};

/** At an address that is not the vendor’s somebody else answers under the vendor’s name. */
function companyOf(name: string, host: string | null = null): string {
  const company = companies[name];
  if (company === undefined) return `${name}, named by the operator`;
  return host === null || isOwn(company) ? company : `${host}, in the place of ${company}`;
}

const isOwn = (company: string): boolean => company.startsWith('a server of the operator’s own');
const noIdentity = test(
  'http/modes',
  'keeps each call with its prompt’s version, what went out and what came back, and no name',
);

/** Everybody whom data may go to, those first that are asked here. */
export function listSubProcessors(facts: TrustFacts): SubProcessor[] {
  const order: readonly Use[] = ['asked', 'allowed', 'key only', 'not configured'];
  return [
    ...facts.providers.map(chatProvider),
    ...placers(facts),
    ...engines(facts),
    ...carriers(facts),
    ...ofTheHouse(facts),
  ].toSorted((one, other) => order.indexOf(one.use) - order.indexOf(other.use));
}

function chatProvider(provider: ModelProvider): SubProcessor {
  const { name, use, models, host, keepsAnswers, seesPictures } = provider;
  return {
    id: `models/${name}`,
    name: companyOf(name, host),
    does: 'Language models: answers, and what instructors switch on beside them',
    receives: [
      'The question and up to ten messages before it, passages of the course, what the student is known to know by concept; no name, address or id of a person.',
      seesPictures ? 'Pictures of questions, without metadata, where its model sees.' : '',
      keepsAnswers ? 'It may keep conversations, to go on from its own last answer.' : '',
    ]
      .filter((line) => line !== '')
      .join(' '),
    use,
    here: [models.join(', '), host === null ? '' : `at ${host}`].filter(Boolean).join(', '),
    evidence: [noIdentity, config('CHAT_MODEL'), config('MODELS_FILE')],
  };
}

interface Placing {
  readonly model: string;
  readonly host: string | null;
}

/** Models that place or order texts, and vendors of such models that are not asked. */
function placers({ embedding, rerank }: TrustFacts): SubProcessor[] {
  const serving = [
    ...(embedding ? [placer('placing texts by meaning', embedding)] : []),
    ...(rerank ? [placer('ordering passages', rerank)] : []),
  ];
  const asked = new Set(serving.map(({ name }) => name));
  const others = ['voyage', 'openai']
    .filter((vendor) => !asked.has(companyOf(vendor)))
    .map((vendor) => placer('placing texts by meaning, or ordering passages', vendor));
  return [...serving, ...others];
}

function placer(task: string, of: Placing | string): SubProcessor {
  const { model, host } = typeof of === 'string' ? { model: of, host: null } : of;
  const vendor = model.split(':')[0] ?? '';
  return {
    id: `${task.split(' ')[0]}/${vendor}`,
    name: companyOf(vendor, host),
    does: `Models for ${task}`,
    receives:
      'Passages of the course, and questions; where an instructor has meanings compared with open graded work, the messages of a conversation together. Nothing about who asks.',
    use: typeof of === 'string' ? 'not configured' : 'asked',
    here:
      typeof of === 'string'
        ? ''
        : [model, host === null ? '' : `at ${host}`].filter(Boolean).join(', '),
    evidence: [
      config('EMBEDDING_MODEL'),
      config('RERANK_MODEL'),
      test(
        'integration/embedders',
        'pays for the same question once, and never lends it to another institution',
      ),
    ],
  };
}

function engines({ search }: TrustFacts): SubProcessor[] {
  return ['searxng', 'brave', 'tavily'].map((engine) => ({
    id: `search/${engine}`,
    name: companyOf(engine),
    does: 'Searches the web for the agent, in courses that have this switched on',
    receives: 'A query written for the question, and the address of this installation.',
    use: search?.engine === engine ? 'asked' : 'not configured',
    here: search?.engine === engine ? (search.host ?? '') : '',
    evidence: [
      config('WEB_SEARCH'),
      test(
        'http/web-tools',
        'is searched and read as data of strangers, and the answer says that it is not from the course',
      ),
    ],
  }));
}

function carriers({ bucket, mail, messagesVia }: TrustFacts): SubProcessor[] {
  return [
    {
      id: 'store/s3',
      name: 'A store that speaks S3',
      does: 'Keeps files of courses and pictures of questions',
      receives: 'Files as they are; pictures of students sealed.',
      use: bucket ? 'asked' : 'not configured',
      here: bucket
        ? `bucket ${bucket.name}${bucket.host === null ? ' at AWS' : ` at ${bucket.host}`}`
        : '',
      evidence: [
        config('BLOBS_S3_BUCKET'),
        test('http/picture-uploads', 'lies sealed among the stored files'),
      ],
    },
    {
      id: 'mail/smtp',
      name: 'A mail server',
      does: 'Calls those on duty, and carries messages to teachers where these go by e-mail',
      receives:
        'To those on duty: course, time and a link, not who it is. To teachers: the message, and the student’s name and address for the reply.',
      use: mail ? 'asked' : 'not configured',
      here: messagesVia === 'email' ? 'also for messages to teachers' : '',
      evidence: [
        config('SMTP_URL'),
        config('MESSAGES_VIA'),
        test(
          'http/on-call',
          'the first on duty is told at once, which course it is and where to look, and not a word of what was written',
        ),
        test(
          'http/message-ways',
          'a message goes to the teachers whose addresses the LMS told, signed, with replies to the student',
        ),
      ],
    },
  ];
}

function ofTheHouse({ scanner, messagesVia }: TrustFacts): SubProcessor[] {
  return [
    {
      id: 'lms',
      name: 'The institution’s LMS',
      does: 'Lets people in, lends its files, takes scores and messages',
      receives: 'Scores where an instructor has switched that on; messages a student approved.',
      use: 'asked',
      here: messagesVia === 'lms' ? 'also for messages to teachers' : '',
      evidence: [
        test(
          'http/gradebook',
          'stays here while passback is off, and is posted when it is switched on',
        ),
      ],
    },
    {
      id: 'web/pages',
      name: 'Pages of the web',
      does: 'Are read for the agent, in courses that have this switched on',
      receives: 'A request for an address that a search brought or the student typed.',
      use: 'allowed',
      here: 'each course decides',
      evidence: [
        test(
          'http/web-tools',
          'an address that a model or a document made up is not fetched, so nothing is carried away in it',
        ),
      ],
    },
    {
      id: 'scanner/clamav',
      name: 'ClamAV, a daemon of the operator’s',
      does: 'Looks for malware in files',
      receives: 'Files of courses.',
      use: scanner ? 'asked' : 'not configured',
      here: '',
      evidence: [config('CLAMAV')],
    },
    {
      id: 'telemetry',
      name: 'Collectors of telemetry, analytics, the makers of the program',
      does: 'Nothing: there is none',
      receives: 'Nothing. Metrics wait on an internal port to be fetched, and name no person.',
      use: 'not configured',
      here: '',
      evidence: [
        config('METRICS_PORT'),
        test(
          'http/operations',
          'counts turns and requests under labels that name no person, document or text',
        ),
      ],
    },
  ];
}
