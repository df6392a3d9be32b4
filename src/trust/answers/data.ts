import { code, config, doc, test, type Answer } from '../evidence.ts';

/** Where data lies, how it is protected there, and how it gets out. */
export const aboutData: readonly Answer[] = [
  {
    id: 'DATA-01',
    topic: 'Data on machines that the world can reach',
    verdict: 'operator',
    answer:
      'In the compose file that comes with it database and Redis are reachable by the program alone, and the program only through a proxy on the same machine.',
    evidence: [
      code('deploy/compose.yaml'),
      test(
        'unit/deployment',
        'opens nothing to the world but the page, to a proxy on the same machine',
      ),
    ],
  },
  {
    id: 'DATA-02',
    topic: 'Encryption on the way',
    verdict: 'partly',
    answer:
      'In production the program refuses to start under an address without https, and speaks to no LMS and no page of the web without it unless the operator names the host; addresses of providers, stores and engines are the operator’s word. TLS itself is ended by the proxy in front; between program, database and Redis it is the operator’s to switch on.',
    evidence: [
      test('unit/config', 'refuses %s with a sentence'),
      test(
        'integration/outbound',
        'reaches a private host the operator has allowed, and says who we are',
      ),
      config('PUBLIC_URL'),
      config('ALLOW_PRIVATE_HOSTS'),
    ],
  },
  {
    id: 'DATA-03',
    topic: 'Encryption at rest',
    verdict: 'partly',
    answer:
      'Private keys, tokens of the LMS, keys of providers and students’ pictures are sealed with a key of the institution, which the master key wraps. Conversations, course text and files lie as the disk keeps them: encrypt it.',
    evidence: [
      test('unit/envelope', 'does not open for another tenant'),
      test('http/picture-uploads', 'lies sealed among the stored files'),
      config('MASTER_KEY'),
    ],
  },
  {
    id: 'DATA-04',
    topic: 'Validated cryptographic modules',
    verdict: 'operator',
    answer:
      'The cryptography is that of Node (OpenSSL). It is not run in FIPS mode, and nobody has tried it there.',
    evidence: [code('src/ground/crypto/index.ts')],
  },
  {
    id: 'DATA-05',
    topic: 'Data after the end of a contract (also DATA-09)',
    verdict: 'partly',
    answer:
      'It stays until the operator deletes it: removing a registration deletes every person, course and conversation that came from it, people can be exported and erased one by one, and rules of the institution erase learners by themselves. Name and key of the institution stay; there is no command that takes them out. Without the key what was sealed is unreadable, in backups too.',
    evidence: [
      test('http/registration', 'removed, leaves no trace of its people'),
      test('unit/envelope', 'is gone for good with the tenant’s data key'),
      doc('operations', 'When somebody asks what is kept about them, or wants it erased'),
    ],
  },
  {
    id: 'DATA-07',
    topic: 'Backups (also DATA-11 to DATA-14, DATA-22)',
    verdict: 'operator',
    answer:
      'Of PostgreSQL and of the folder or bucket of files, by the operator’s own means; the master key apart from them. Whom a restored database brings back after an erasure is erased again at the start, as long as the notes beside the files are newer than it.',
    evidence: [
      doc('operations', 'When a backup is restored'),
      doc('operations', 'Keys and secrets'),
      doc('operations', 'Where files are kept'),
    ],
  },
  {
    id: 'DATA-10',
    topic: 'Getting data out',
    verdict: 'yes',
    answer: 'Everything about a person as JSON, by command and by the student.',
    evidence: [
      test(
        'http/erasure',
        'reads how much is kept and downloads all of it, their own and nobody else’s, without keys to quizzes or prompts',
      ),
    ],
  },
  {
    id: 'DATA-19',
    topic: 'An installation of one’s own',
    verdict: 'yes',
    answer:
      'Anybody can run it. Where several institutions share one, the database keeps them apart, and a probe shows that every night.',
    evidence: [
      test('integration/tenancy', 'shows nothing outside withTenant'),
      test('http/isolation', 'notices every table whose row level security is opened'),
    ],
  },
  {
    id: 'DATA-20',
    topic: 'Ownership of data',
    verdict: 'operator',
    answer: 'For the contract. The program’s makers have no part in it.',
    evidence: [],
  },
  {
    id: 'DATA-23',
    topic: 'Management of keys',
    verdict: 'yes',
    answer:
      'One master key outside the database, a data key for each institution, a key pair for each registration that is rotated with overlap, keys that sign logs and receipts.',
    evidence: [
      test(
        'http/tool-keys',
        'E2 shows a new key before it signs, and the old one until caches have run out',
      ),
      test(
        'integration/isolation-log',
        'goes on with a new key, and what the old one signed is still checked',
      ),
      doc('operations', 'Keys and secrets'),
    ],
  },
  {
    id: 'data/availability',
    topic: 'What happens when a part fails',
    verdict: 'yes',
    answer: 'Each case is written down and tried by killing processes.',
    evidence: [
      test('chaos/chaos', 'PostgreSQL may be restarted: what was begun comes to its end'),
      test('chaos/chaos', 'Redis may be stopped and started again: nobody misses a word'),
      doc('operations', 'Several processes'),
    ],
  },
];
