import { el, fill } from './el.ts';
import { failure } from './notice.ts';
import { saveFile } from './save-file.ts';

interface Download {
  readonly label: string;
  /** Said when it is there. */
  readonly saved: string;
  readonly fileName: string;
  readonly fetch: () => Promise<Blob>;
}

/** A button that saves a file, once at a time; what goes wrong stands in `trouble`. */
export function downloadButton(
  { label, saved, fileName, fetch }: Download,
  { say, trouble }: { say: (sentence: string) => void; trouble: HTMLElement },
): HTMLButtonElement {
  const button = el(
    'button',
    { type: 'button', class: 'button', onclick: () => void download() },
    label,
  );

  async function download(): Promise<void> {
    button.disabled = true;
    try {
      saveFile(await fetch(), fileName);
      trouble.replaceChildren();
      say(saved);
    } catch (error) {
      fill(trouble, failure(error));
    } finally {
      button.disabled = false;
    }
  }

  return button;
}
