import { findStorage, forget, type StoragePlan } from './lti/platform-storage.ts';

/** What the launch page was given when no cookie came back. */
interface Waiting {
  readonly ticket: string;
  readonly storage: StoragePlan;
}

interface Answer {
  readonly boot?: { readonly course: { readonly title: string } };
  readonly advice?: string;
  readonly reference?: string;
  /** Where the platform wants the person back. */
  readonly back?: string | null;
}

const { ticket, storage: plan } = JSON.parse(
  document.querySelector('#waiting')?.textContent ?? '',
) as Waiting;

const { boot, ...refusal } = await confirm();
if (boot) await open(boot);
else refuse(refusal);

/** F8: what the platform kept goes to the server together with the ticket; nothing kept, no entry. */
async function confirm(): Promise<Answer> {
  const kept = await readKept();
  try {
    const response = await fetch('/lti/launch/confirm', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ ticket, ...kept }),
    });
    return (await response.json()) as Answer;
  } catch {
    return {};
  }
}

async function readKept(): Promise<{ state: string | null; nonce: string | null }> {
  const storage = await findStorage(plan, window);
  if (!storage) return { state: null, nonce: null };
  const read = (key: string): Promise<string | null> => storage.get(key).catch(() => null);
  const [state, nonce] = await Promise.all([read(plan.keys.state), read(plan.keys.nonce)]);
  void forget(plan, storage);
  return { state, nonce };
}

async function open(given: NonNullable<Answer['boot']>): Promise<void> {
  const place = document.querySelector('#boot');
  if (place) place.textContent = JSON.stringify(given);
  document.title = given.course.title;
  document.querySelector('#refusal')?.remove();
  await import('./app.ts');
}

function refuse({ advice, reference, back }: Answer): void {
  const page = document.querySelector('#refusal');
  if (advice !== undefined) fill(page?.querySelector('.advice'), advice);
  fill(page?.querySelector('.reference code'), reference ?? '');
  if (back) {
    page?.querySelector('.back a')?.setAttribute('href', back);
    page?.querySelector('.back')?.removeAttribute('hidden');
  }
  page?.removeAttribute('hidden');
  document.querySelector('#app')?.remove();
}

function fill(element: Element | null | undefined, text: string): void {
  if (element) element.textContent = text;
}
