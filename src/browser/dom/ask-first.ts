import { words } from '../words.ts';
import { el } from './el.ts';

/**
 * Asks before something that cannot be undone; false when it is not wanted after all.
 * The browser's own question is not shown inside the frame of another site.
 */
export function askFirst(question: { title: string; text: string; yes: string }): Promise<boolean> {
  const { title, text, yes } = question;
  const dialog = el(
    'dialog',
    { class: 'ask-first', 'aria-labelledby': 'ask-first-title' },
    el('h3', { id: 'ask-first-title' }, title),
    el('p', {}, text),
    el(
      'p',
      { class: 'actions' },
      el(
        'button',
        { type: 'button', class: 'button', onclick: () => dialog.close() },
        words.ask.no,
      ),
      el(
        'button',
        { type: 'button', class: 'button main', onclick: () => dialog.close('yes') },
        yes,
      ),
    ),
  );
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    dialog.showModal();
  });
}
