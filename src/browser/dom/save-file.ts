import { el } from './el.ts';

/** Time for the browser to take the file over, in milliseconds. */
const keptMs = 60_000;

/** Hands a file to the browser as a download; its address is one of this page, and none that a server gave. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = el('a', { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), keptMs);
}
