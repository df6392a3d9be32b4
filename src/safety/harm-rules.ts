import {
  aboutPrograms,
  advances,
  alteredMarks,
  argues,
  defends,
  asksPermission,
  deceivesRecord,
  destroys,
  inhabited,
  usedOnPeople,
  crimes,
  deathWished,
  degrades,
  impersonates,
  pharmacy,
  smuggled,
  traded,
  unflagged,
  grantedMarks,
  locates,
  pursues,
  reckons,
  revenge,
  wantsItDone,
} from './attack-signs.ts';
import { asksHow } from './asks-how.ts';
import { inOrder, mentions, near } from './lexicon.ts';
import type { Rule } from './verdict.ts';

/** Harm to people, to their things and to the school, most serious first. */
export const harmRules: readonly Rule[] = [
  {
    name: 'threat-to-people',
    finding: { action: 'refuse', category: 'violence', severity: 'critical' },
    holds: (text) =>
      inOrder(text, 30, 'threat', 'bring', 'weapon') ||
      near(text, 70, 'weapon', 'threat', 'toPeople') ||
      (destroys.test(text) &&
        inhabited.test(text) &&
        (mentions(text, 'howToHarm') || mentions(text, 'ownDoing') || mentions(text, 'threat')) &&
        !argues(text) &&
        !aboutPrograms(text)) ||
      (mentions(text, 'weapon') && usedOnPeople.test(text) && mentions(text, 'toPeople')) ||
      (deathWished.test(text) &&
        (mentions(text, 'toPeople') || /\b(?:they|he|she)\b/.test(text)) &&
        !argues(text) &&
        !aboutPrograms(text) &&
        !text.includes('?')) ||
      (revenge.test(text) && (mentions(text, 'weapon') || mentions(text, 'ambush'))) ||
      (inOrder(text, 60, 'threat', 'harm') &&
        inOrder(text, 18, 'harm', 'toPeople') &&
        !argues(text) &&
        !aboutPrograms(text)) ||
      inOrder(text, 22, 'howToHarm', 'toPeople', 'incapacitated') ||
      ((inOrder(text, 18, 'threat', 'harm', 'toPeople') ||
        inOrder(text, 18, 'howToHarm', 'harm', 'toPeople') ||
        (near(text, 45, 'howToHarm', 'harm', 'crowd') &&
          inOrder(text, 22, 'harm', 'crowd') &&
          !argues(text))) &&
        !aboutPrograms(text)),
  },
  {
    name: 'weapon-making',
    finding: { action: 'refuse', category: 'violence', severity: 'critical' },
    holds: (text) => near(text, 50, 'weapon', 'make', 'ownDoing') && !reckons(text),
  },
  {
    name: 'poisoning',
    finding: { action: 'refuse', category: 'violence', severity: 'critical' },
    holds: (text) =>
      near(text, 60, 'venom', 'administer', 'eaten') &&
      (near(text, 60, 'eaten', 'toPeople') || near(text, 60, 'eaten', 'othersOwn')),
  },
  {
    name: 'grade-tampering',
    finding: { action: 'refuse', category: 'illegal', severity: 'medium' },
    holds: (text) =>
      (deceivesRecord.test(text) || alteredMarks.test(text) || grantedMarks.test(text)) &&
      !/\bmy grade point/.test(text),
  },
  {
    name: 'intrusion',
    finding: { action: 'refuse', category: 'illegal', severity: 'high' },
    holds: (text) =>
      !defends(text) &&
      (mentions(text, 'ownDoing') || mentions(text, 'compose') || wantsItDone.test(text)) &&
      (near(text, 60, 'intrude', 'schoolSystem') ||
        near(text, 60, 'intrude', 'othersAccount', 'othersOwn')),
  },
  {
    name: 'stalking',
    finding: { action: 'refuse', category: 'harassment', severity: 'high' },
    holds: (text) => locates.test(text) && pursues.test(text),
  },
  {
    name: 'malware',
    finding: { action: 'refuse', category: 'illegal', severity: 'high' },
    holds: (text) =>
      inOrder(text, 30, 'author', 'malware') &&
      near(text, 90, 'malware', 'target') &&
      !asksHow(text) &&
      !defends(text),
  },
  {
    name: 'academic-fraud',
    finding: { action: 'refuse', category: 'illegal', severity: 'medium' },
    holds: (text) =>
      !asksPermission.test(text) &&
      (near(text, 40, 'forgery', 'paperwork') ||
        smuggled.test(text) ||
        traded.test(text) ||
        (unflagged.test(text) && mentions(text, 'author')) ||
        near(text, 50, 'purchase', 'coursework') ||
        (near(text, 50, 'undetected', 'detector') && mentions(text, 'ownDoing')) ||
        near(text, 60, 'undetected', 'detector', 'coursework') ||
        (/\b(?:turnitin|plagiarism (?:check|detect)|ai detect)/.test(text) &&
          /\b(?:copied|past|through|beat|trick|fool)\b/.test(text) &&
          mentions(text, 'ownDoing'))),
  },
  {
    name: 'contraband',
    finding: { action: 'refuse', category: 'illegal', severity: 'high' },
    holds: (text) =>
      (near(text, 60, 'contraband', 'make', 'ownDoing') &&
        !pharmacy.test(text) &&
        !reckons(text)) ||
      crimes.test(text) ||
      /\bbuy (?:a |an )?(?:\w+ )?(?:gun|pistol|rifle|weapon)s? without\b/.test(text),
  },
  {
    name: 'sexual-content',
    finding: { action: 'refuse', category: 'sexual', severity: 'medium' },
    holds: (text) => near(text, 80, 'sexual', 'compose') || advances.test(text),
  },
  {
    name: 'harassment-of-others',
    finding: { action: 'refuse', category: 'harassment', severity: 'high' },
    holds: (text) =>
      near(text, 100, 'demean', 'author', 'person') ||
      inOrder(text, 20, 'howToHarm', 'demean', 'toPeople') ||
      degrades.test(text) ||
      impersonates.test(text) ||
      (near(text, 60, 'hateful', 'author', 'group') && !argues(text)) ||
      (near(text, 60, 'demean', 'author') && /\bso (?:that )?(?:he|she|they)\b/.test(text)),
  },
];
