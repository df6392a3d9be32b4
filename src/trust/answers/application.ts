import { code, config, doc, test, type Answer } from '../evidence.ts';

/** How the program is built, tried and kept sound. */
export const aboutApplication: readonly Answer[] = [
  {
    id: 'APPL-01',
    topic: 'Rules of who may do what',
    verdict: 'yes',
    answer:
      'Roles come signed from the LMS at each launch and stand beside each route. Documents follow the LMS’s own rules of release, person by person.',
    evidence: [
      test('http/launch-rules', 'D1–D6: of %s gives the role it deserves'),
      test(
        'http/release',
        'is all that a student finds and opens, whatever teachers and registrar do',
      ),
      doc('lti-rules', 'D. Roles'),
    ],
  },
  {
    id: 'APPL-02',
    topic: 'A web application firewall',
    verdict: 'operator',
    answer:
      'In front of the program, if the operator wants one. The program bounds requests of an address, bodies, and what a student may ask.',
    evidence: [
      test(
        'http/lti-limits',
        'let one address in so many times a minute, and say when it may come back',
      ),
      test('http/lti-limits', '%s takes no endless body'),
    ],
  },
  {
    id: 'APPL-03',
    topic: 'Supported systems and libraries',
    verdict: 'partly',
    answer:
      'Node 24, PostgreSQL 15 or newer, and the libraries in the list of parts, pinned to exact versions. That none is out of support was not looked up by a machine.',
    evidence: [doc('operations', 'What it needs'), code('src/trust/sbom.ts', 'writeSbom')],
  },
  {
    id: 'APPL-04',
    topic: 'Location',
    verdict: 'no',
    answer: 'It is not asked for.',
    evidence: [
      test(
        'http/launch-rules',
        'shows its page in frames of the verified platform only, and runs no foreign script',
      ),
    ],
  },
  {
    id: 'APPL-05',
    topic: 'Separation of duties',
    verdict: 'yes',
    answer:
      'Students, assistants, instructors and administrators of the LMS each have their own; the operator works on the command line and has no role in a course.',
    evidence: [
      test(
        'http/school-page',
        'leaves an administrator who also teaches what teachers have, and gives one who does not nothing of it',
      ),
      test(
        'http/conduct',
        'lifts a pause, once; an assistant, a student and another course cannot',
      ),
    ],
  },
  {
    id: 'APPL-06',
    topic: 'Static analysis before a release',
    verdict: 'partly',
    answer:
      'Strict types, a linter that knows them, rules of which part may use which, and unused code, at every change. No scanner for weaknesses is part of it.',
    evidence: [code('.oxlintrc.json'), code('.dependency-cruiser.mjs'), code('tsconfig.json')],
  },
  {
    id: 'APPL-07',
    topic: 'Tests',
    verdict: 'yes',
    answer:
      'Units, contracts, the whole application on real databases, a real browser, and processes that are killed. Each answer of this pack names the tests it rests on.',
    evidence: [
      code('.ci/run'),
      test('chaos/chaos', 'of all processes with 200 turns in flight loses none'),
      test('unit/trust-pack', 'rests on nothing that is not there'),
    ],
  },
  {
    id: 'APPL-09',
    topic: 'Checking of input, and messages of error',
    verdict: 'yes',
    answer:
      'Requests are read by a schema at the door; errors are problem details (RFC 9457) with a stable code, without stack or query.',
    evidence: [
      test('http/operations', 'gets a clear answer at an address that does not exist'),
      test(
        'http/launch-rules',
        'B2: an error of the platform becomes a page that does not repeat its words',
      ),
      code('src/http/problem.ts', 'problemHandler'),
    ],
  },
  {
    id: 'APPL-10',
    topic: 'The supply chain of software',
    verdict: 'partly',
    answer:
      'Exact versions with hashes in a lock file, few scripts of packages allowed, a list of parts in this pack. Nobody is told of new weaknesses by a machine.',
    evidence: [code('package-lock.json'), code('src/trust/sbom.ts', 'writeSbom')],
  },
  {
    id: 'APPL-12',
    topic: 'Techniques of secure code',
    verdict: 'yes',
    answer:
      'Parameters instead of text in SQL, templates that escape, a strict content policy, no addresses of private hosts unless the operator names them, files read in threads with limits.',
    evidence: [
      test('integration/outbound', 'knows public addresses from others'),
      test('unit/browser-markdown', 'lets nothing through but its own few tags: %s'),
      test('http/source-viewer', 'never lets a browser run or show the file as a page of ours'),
      config('ALLOW_PRIVATE_HOSTS'),
    ],
  },
  {
    id: 'application/uploads',
    topic: 'Files that people bring',
    verdict: 'yes',
    answer:
      'Known by their content, bounded before and while they arrive, read in threads with limits, and scanned by ClamAV where the operator has one.',
    evidence: [
      test('http/uploads', 'are refused by their announced size before a single byte is taken'),
      test(
        'integration/mangled-files',
        'whatever was done to a file, it is refused by name or gives chunks that can be stored',
      ),
      config('CLAMAV'),
    ],
  },
  {
    id: 'VULN-01',
    topic:
      'Scans for weaknesses, their results, and tests by the institution (also VULN-02 to VULN-06)',
    verdict: 'operator',
    answer:
      'No scan is part of the project. The source is open: an institution may test it as it likes, and an installation with its operator’s leave.',
    evidence: [],
  },
  {
    id: 'CHNG-03',
    topic: 'Management of configuration',
    verdict: 'yes',
    answer:
      'Everything is a variable of one list with its meaning; contradictions are refused at the start with a sentence.',
    evidence: [
      test('unit/config', 'is described completely in .env.example'),
      test('unit/config', 'refuses %s with a sentence'),
    ],
  },
  {
    id: 'application/changes',
    topic: 'Changes to tables',
    verdict: 'yes',
    answer:
      'Numbered statements that are applied once, in a transaction, and refused when they were altered afterwards or the database is newer than the program.',
    evidence: [
      test('integration/migrate', 'refuse a file that was edited after it was applied'),
      test('integration/migrate', 'refuse a database that is newer than the program'),
    ],
  },
];
