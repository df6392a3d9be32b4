import type { Api } from '../api/api.ts';
import type { PictureRules, TurnPicture } from '../api/shapes.ts';
import { el } from '../dom/el.ts';
import { icon } from '../dom/icons.ts';
import { explain } from '../dom/notice.ts';
import { createTrayRow, type TrayRow } from './tray-row.ts';
import { words } from '../words.ts';

const says = words.pictures;

/** Where pictures wait for their question. */
export interface PictureTray {
  readonly element: HTMLElement;
  /** Opens the file picker, or the camera on a phone. Hidden where no pictures are taken. */
  readonly button: HTMLButtonElement;
  readonly pictures: () => readonly TurnPicture[];
  /** Whether one is still on its way. */
  readonly isBusy: () => boolean;
  /** Files that are no pictures are complained of. */
  add(files: Iterable<File>): void;
  /** These were sent: they are the question's now. */
  clear(sent: readonly TurnPicture[]): void;
}

export interface PictureTrayNeeds {
  readonly api: Pick<Api, 'pictureRules' | 'addPicture' | 'dropPicture' | 'pictureBytes'>;
  readonly onChange: () => void;
  readonly complain: (sentence: string | null) => void;
}

const kinds = ['image/png', 'image/jpeg', 'image/webp'];
const megabyte = 1024 * 1024;

export function createPictureTray({ api, onChange, complain }: PictureTrayNeeds): PictureTray {
  const rows: TrayRow[] = [];
  const { element, list, status, button, picker } = parts();
  let rules: PictureRules | undefined;
  const learn = (known: PictureRules) => (button.hidden = !(rules = known).allowed);
  // Without them no pictures can be added, and questions can be asked all the same.
  void api.pictureRules().then(learn, () => {});

  // Rows stay where they are, so that nobody is interrupted in a description.
  function draw(): void {
    for (const [at, row] of rows.entries()) row.setNumber(at + 1);
    list.hidden = rows.length === 0;
    onChange();
  }

  function forget(row: TrayRow, sentence: string): number {
    const at = rows.indexOf(row);
    if (at >= 0) rows.splice(at, 1);
    row.element.remove();
    status.textContent = sentence;
    draw();
    return at;
  }

  function remove(row: TrayRow): void {
    takeBack(api, row.giveUp());
    const at = forget(row, says.removed);
    (rows[Math.min(at, rows.length - 1)]?.removeButton ?? button).focus();
  }

  async function take(file: File): Promise<void> {
    const maxChars = rules?.descriptionMaxChars ?? 0;
    const row = createTrayRow({ api, maxChars, onRemove: () => remove(row) });
    rows.push(row);
    list.append(row.element);
    status.textContent = says.adding;
    draw();
    try {
      if (!(await row.load(file))) return;
      if (isTwice(rows, row)) return void forget(row, '');
      status.textContent = says.added(rows.indexOf(row) + 1);
    } catch (error) {
      forget(row, '');
      complain(`${says.notAdded} ${explain(error)}`);
    }
    draw();
  }

  function add(files: Iterable<File>): void {
    complain(null);
    for (const file of files) {
      const why = refusal(rules, rows.length, file);
      if (why === undefined) void take(file);
      else complain(why);
    }
  }

  opens(button, picker, add);
  return {
    element,
    button,
    add,
    pictures: () => rows.flatMap((row) => row.picture() ?? []),
    isBusy: () => rows.some((row) => row.picture() === null),
    clear: (sent) => rowsOf(sent, rows).forEach((row) => forget(row, '')),
  };
}

function rowsOf(sent: readonly TurnPicture[], rows: readonly TrayRow[]): TrayRow[] {
  return rows.filter((row) => sent.some(({ id }) => id === row.picture()?.id));
}

/** What cannot be taken back now is swept later. */
function takeBack(api: Pick<Api, 'dropPicture'>, id: string | null): void {
  if (id !== null) void api.dropPicture(id).catch(() => {});
}

/** The same picture chosen twice is one. */
function isTwice(rows: readonly TrayRow[], row: TrayRow): boolean {
  const id = row.picture()?.id;
  return rows.some((other) => other !== row && other.picture()?.id === id);
}

function refusal(rules: PictureRules | undefined, count: number, file: File): string | undefined {
  if (!rules?.allowed) return says.notAdded;
  if (!kinds.includes(file.type)) return says.notAPicture;
  if (count >= rules.perQuestion) return says.tooMany(rules.perQuestion);
  if (file.size > rules.maxBytes) return says.tooLarge(Math.floor(rules.maxBytes / megabyte));
  return undefined;
}

function opens(
  button: HTMLButtonElement,
  picker: HTMLInputElement,
  take: (files: Iterable<File>) => unknown,
): void {
  button.addEventListener('click', () => picker.click());
  picker.addEventListener('change', () => {
    take(picker.files ?? []);
    // The same file may be chosen again after it was removed.
    picker.value = '';
  });
}

function parts() {
  const button = el(
    'button',
    { type: 'button', class: 'add-picture', 'aria-label': says.add, title: says.add, hidden: true },
    icon('picture'),
  );
  const picker = el('input', {
    type: 'file',
    accept: kinds.join(','),
    multiple: true,
    hidden: true,
    'aria-hidden': 'true',
    tabindex: -1,
  });
  const list = el('ul', { class: 'tray', 'aria-label': says.tray, hidden: true });
  const status = el('p', { class: 'unseen', role: 'status' });
  return { element: el('div', {}, status, list, picker), list, status, button, picker };
}
