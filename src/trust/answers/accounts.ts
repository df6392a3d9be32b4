import { code, doc, test, type Answer } from '../evidence.ts';

/** How people get in, and what is written down about it. */
export const aboutAccounts: readonly Answer[] = [
  {
    id: 'AAAI-01',
    topic: 'Single sign-on',
    verdict: 'yes',
    answer:
      'People come from their LMS by LTI 1.3 (OpenID Connect) and by nothing else; the institution’s own sign-on in front of the LMS holds for them.',
    evidence: [
      test('http/launch-rules', '%s: %s is turned away with a page and leaves no trace'),
      doc('lti-rules', 'C. The token'),
    ],
  },
  {
    id: 'AAAI-02',
    topic:
      'Accounts of its own, passwords and their rules (also AAAI-03 to AAAI-05, AAAI-12, AAAI-14, AAAI-17)',
    verdict: 'not applicable',
    answer:
      'There are no accounts and no passwords. Second factors and directories are those of the institution’s sign-on.',
    evidence: [],
  },
  {
    id: 'AAAI-07',
    topic: 'Passwords written into the program',
    verdict: 'no',
    answer:
      'Secrets come from the environment or from files, and are kept apart from what is logged.',
    evidence: [
      test('unit/config', 'keeps every secret apart from what may be logged'),
      code('src/config/secrets.ts', 'readSecrets'),
    ],
  },
  {
    id: 'AAAI-08',
    topic: 'Passwords kept in the clear',
    verdict: 'no',
    answer:
      'Tokens of sessions and links are stored as hashes; tokens of the LMS and keys of providers are sealed with the institution’s key.',
    evidence: [
      test(
        'integration/lms-tokens',
        'reads a course with a token that is kept under the data key of its tenant',
      ),
      test(
        'http/tool-keys',
        'keeps private halves so that neither the table alone nor another tenant can open them',
      ),
      code('src/launch/session.ts', 'beginSession'),
    ],
  },
  {
    id: 'AAAI-09',
    topic: 'A record of logins and actions',
    verdict: 'partly',
    answer:
      'Refused launches by rule, messages to teachers, decisions about versions, pauses and who lifted them, what was decided about contested answers, erasures, and every question with its course of events. Successful launches are counted with their last time; addresses of browsers are not kept.',
    evidence: [
      test(
        'http/lti-limits',
        'audit a refusal with the rule and the registration, and nothing about the person',
      ),
      test('http/registration', 'is audited without saying who asked'),
      code('src/cli/audit.ts', 'addAuditCommands'),
    ],
  },
  {
    id: 'AAAI-11',
    topic: 'How long records are kept, and who sees them',
    verdict: 'yes',
    answer:
      'In the data map. Records of an institution are its own rows; administrators of the LMS see their institution’s log of isolation on the page “School”.',
    evidence: [
      test(
        'http/school-page',
        'hands out a signed log that holds without us and names no other school',
      ),
      code('src/trust/data-map/data-map.ts', 'mapData'),
    ],
  },
  {
    id: 'AAAI-13',
    topic: 'Which attributes are asked for, and their mapping',
    verdict: 'partly',
    answer:
      'Attributes are those of LTI and are not mapped here. The administrator chooses the privacy level when registering; without name and e-mail it works.',
    evidence: [
      test('http/canvas-key', 'comes with other privacy and fewer placements where asked'),
      test(
        'contracts/moodle-launches',
        'opens the course for a student whose name Moodle keeps to itself',
      ),
    ],
  },
  {
    id: 'AAAI-15',
    topic: 'Standards of web single sign-on',
    verdict: 'yes',
    answer: 'OpenID Connect as LTI 1.3 profiles it. SAML and CAS are spoken by the LMS, not here.',
    evidence: [doc('lti-rules', 'B. The answer comes back')],
  },
  {
    id: 'AAAI-16',
    topic: 'An id that is not the e-mail address',
    verdict: 'yes',
    answer: 'The LMS’s stable id. An address is never taken for a person.',
    evidence: [
      test(
        'http/launch-rules',
        'C15, C19: tells people apart by sub, letter by letter, and never by e-mail',
      ),
    ],
  },
  {
    id: 'AAAI-18',
    topic: 'The end of a session',
    verdict: 'yes',
    answer:
      'After 12 hours, and at once where a registration is switched off or a person is erased.',
    evidence: [
      test('http/launch-rules', 'is over when its time is'),
      test('http/registration', 'switched off, ends the sessions that are open'),
      code('src/launch/session.ts', 'sessionLifetimeMs'),
    ],
  },
];
