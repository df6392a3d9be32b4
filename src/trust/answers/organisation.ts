import type { Answer } from '../evidence.ts';

const theirs = (id: string, topic: string): Answer => ({
  id,
  topic,
  verdict: 'operator',
  answer: 'For whoever runs this installation to answer.',
  evidence: [],
});

/** What no program can say about the organisation that runs it. */
export const aboutOrganisation: readonly Answer[] = [
  theirs('organisation/company', 'Company, contacts, audits (SOC 2, ISO 27001) and insurance'),
  theirs('organisation/continuity', 'Plans for continuity and recovery, and how they are tried'),
  theirs('organisation/people', 'Screening and training of staff (with AIGN-03 and ITAC-15)'),
  theirs('organisation/incidents', 'Response to incidents, and telling those concerned'),
  theirs('organisation/premises', 'Data centre, network, firewalls and intrusion detection'),
  theirs('organisation/third-parties', 'Contracts with third parties, and how these are assessed'),
  {
    id: 'organisation/health-and-payment',
    topic: 'Health records and payment cards',
    verdict: 'not applicable',
    answer: 'The product is made for neither, and asks for neither.',
    evidence: [],
  },
];
