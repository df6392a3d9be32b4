import type { Api } from '../api/api.ts';
import type { Finding } from '../api/shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure } from '../dom/notice.ts';
import { inEnglish, withReason } from './in-english.ts';
import { teacherWords } from './teacher-words.ts';

const says = teacherWords.doctor;

/** Tries the connection to the LMS out and says what is wrong and how to mend it. */
export function createDoctor(api: Pick<Api, 'examine'>): HTMLElement {
  const results = el('div', { role: 'status' });
  const button = el(
    'button',
    { type: 'button', class: 'button', onclick: () => void run() },
    says.start,
  );

  async function run(): Promise<void> {
    button.disabled = true;
    fill(results, el('p', {}, says.running));
    try {
      fill(results, ...picture((await api.examine()).findings));
    } catch (error) {
      fill(results, failure(error));
    }
    button.disabled = false;
  }

  return el(
    'section',
    { class: 'doctor' },
    el('h3', {}, says.title),
    el('p', {}, says.lead),
    el('p', { class: 'actions' }, button),
    results,
  );
}

const worstFirst = ['bad', 'warning', 'skipped', 'good'] as const;

function picture(findings: readonly Finding[]): HTMLElement[] {
  const count = (status: Finding['status']): number =>
    findings.filter((finding) => finding.status === status).length;
  const sorted = worstFirst.flatMap((status) =>
    findings.filter((finding) => finding.status === status),
  );
  return [
    el('p', {}, el('strong', {}, says.summary(findings.length, count('bad'), count('warning')))),
    el('ul', { class: 'findings' }, ...sorted.map(line)),
  ];
}

function line({ status, title, says: cause, fix }: Finding): HTMLElement {
  return el(
    'li',
    { class: `finding ${status}` },
    el('strong', {}, `${says.states[status]}: `),
    inEnglish(title),
    status === 'good' ? undefined : el('div', {}, inEnglish(cause)),
    fix === undefined ? undefined : el('div', {}, withReason(says.fix, fix)),
  );
}
