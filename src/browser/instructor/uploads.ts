import type { Api } from '../api/api.ts';
import type { CourseMaterial } from '../api/shapes.ts';
import { el } from '../dom/el.ts';
import { createUploadRow } from './upload-row.ts';
import { number } from './written.ts';
import { teacherWords } from './teacher-words.ts';

const says = teacherWords.uploads;

export interface Uploads {
  readonly element: HTMLElement;
  draw(material: CourseMaterial): void;
}

interface UploadsNeeds {
  readonly api: Pick<Api, 'upload'>;
  readonly say: (sentence: string) => void;
  /** Called when a file has arrived and there is something new to show. */
  readonly arrived: () => void;
}

/** Where an instructor puts files in: by dropping them, or with a button like any other. */
export function createUploads({ api, say, arrived }: UploadsNeeds): Uploads {
  const { element, input, rows, kinds, full, zone } = parts();
  let room: CourseMaterial['room'] | null = null;
  // One file after the other: a slow line is not made faster by sending them side by side.
  let before: Promise<void> = Promise.resolve();

  function take(files: Iterable<File>): void {
    for (const file of files) add(file);
  }

  function add(file: File): void {
    const row = createUploadRow(file);
    rows.append(row.element);
    rows.parentElement?.removeAttribute('hidden');
    const tell = (sentence: string): void => say(says.said(file.name, sentence));
    row.signal.addEventListener('abort', () => tell(row.refused(says.cancelled)));
    before = before.then(async () => {
      if (row.signal.aborted) return;
      const obstacle = obstacleOf(file, room);
      if (obstacle !== null) return tell(row.refused(obstacle));
      try {
        const { signal } = row;
        const answer = await api.upload(file, { onProgress: row.progress, signal });
        tell(row.arrived(answer));
        arrived();
      } catch (error) {
        if (row.signal.aborted) return;
        const again = (): void => {
          row.element.remove();
          add(file);
        };
        tell(row.failed(error, again));
      }
    });
  }

  input.addEventListener('change', () => {
    take(Array.from(input.files ?? []));
    // So that the same file can be chosen once more.
    input.value = '';
  });
  acceptDrops(zone, { take, refuseFolder: () => say(says.folder) });

  return {
    element,
    draw: (material) => {
      room = material.room;
      const { maxBytes, usedBytes, quotaBytes } = material.room;
      kinds.textContent = says.kinds(megabytes(maxBytes));
      full.textContent = says.room(megabytes(usedBytes), megabytes(quotaBytes));
    },
  };
}

/** What can be told before a byte is sent; the server looks again. */
function obstacleOf(file: File, room: CourseMaterial['room'] | null): string | null {
  if (file.size === 0) return says.empty;
  if (!room) return null;
  const { maxBytes, quotaBytes, usedBytes } = room;
  if (file.size > maxBytes) return says.tooLarge(megabytes(file.size), megabytes(maxBytes));
  if (file.size > quotaBytes) return says.noRoom(megabytes(Math.max(0, quotaBytes - usedBytes)));
  return null;
}

function acceptDrops(
  zone: HTMLElement,
  { take, refuseFolder }: { take: (files: File[]) => void; refuseFolder: () => void },
): void {
  const carriesFiles = (event: DragEvent): boolean =>
    event.dataTransfer?.types.includes('Files') ?? false;
  const isInside = (event: Event): boolean =>
    event.target instanceof Node && zone.contains(event.target);
  document.addEventListener('dragover', (event) => {
    if (!carriesFiles(event)) return;
    // A file dropped beside the zone would take the place of the whole page.
    event.preventDefault();
    zone.classList.toggle('over', isInside(event));
    if (event.dataTransfer) event.dataTransfer.dropEffect = isInside(event) ? 'copy' : 'none';
  });
  document.addEventListener('dragleave', () => zone.classList.remove('over'));
  document.addEventListener('drop', (event) => {
    zone.classList.remove('over');
    if (!carriesFiles(event)) return;
    event.preventDefault();
    if (!isInside(event)) return;
    const items = Array.from(event.dataTransfer?.items ?? []);
    if (items.some((item) => item.webkitGetAsEntry()?.isDirectory)) refuseFolder();
    take(
      items
        .filter((item) => !item.webkitGetAsEntry()?.isDirectory)
        .flatMap((item) => item.getAsFile() ?? []),
    );
  });
}

function parts() {
  const input = el('input', { type: 'file', id: 'upload', class: 'unseen', multiple: true });
  const kinds = el('p', { class: 'hint', id: 'upload-kinds' });
  const full = el('p', { class: 'hint' });
  input.setAttribute('aria-describedby', kinds.id);
  const zone = el(
    'div',
    { class: 'drop-zone' },
    el('p', {}, says.lead),
    el(
      'p',
      { class: 'file-button' },
      input,
      el('label', { for: input.id, class: 'button' }, says.choose),
    ),
    kinds,
    full,
  );
  const rows = el('ul', { role: 'list', 'aria-label': says.list });
  const element = el(
    'section',
    { class: 'uploads', 'aria-labelledby': 'uploads-title' },
    el('h3', { id: 'uploads-title' }, says.title),
    zone,
    el('div', { hidden: true }, rows),
  );
  return { element, input, rows, kinds, full, zone };
}

function megabytes(bytes: number): string {
  const size = bytes / (1024 * 1024);
  return number(size, { maximumFractionDigits: size < 10 ? 1 : 0 });
}
