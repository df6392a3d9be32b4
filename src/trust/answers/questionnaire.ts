import type { Answer } from '../evidence.ts';
import { aboutAccessibility } from './accessibility.ts';
import { aboutAccounts } from './accounts.ts';
import { aboutAi } from './ai.ts';
import { aboutAiAndData } from './ai-and-data.ts';
import { aboutAiSecurity } from './ai-security.ts';
import { aboutApplication } from './application.ts';
import { aboutData } from './data.ts';
import { aboutOrganisation } from './organisation.ts';
import { aboutPrivacy } from './privacy.ts';
import { aboutRights } from './rights.ts';

export interface Chapter {
  readonly title: string;
  readonly answers: readonly Answer[];
}

/** Answers to what universities ask, in the order in which HECVAT 4 has its parts. */
export const questionnaire: readonly Chapter[] = [
  { title: 'Organisation', answers: aboutOrganisation },
  { title: 'Product: accounts and access', answers: aboutAccounts },
  { title: 'Product: data', answers: aboutData },
  { title: 'Infrastructure: the program', answers: aboutApplication },
  { title: 'Accessibility', answers: aboutAccessibility },
  { title: 'AI', answers: aboutAi },
  { title: 'AI: security', answers: aboutAiSecurity },
  { title: 'Privacy', answers: aboutPrivacy },
  { title: 'Privacy: rights of those concerned', answers: aboutRights },
  { title: 'Privacy: AI', answers: aboutAiAndData },
];
