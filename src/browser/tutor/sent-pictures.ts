import type { Api } from '../api/api.ts';
import type { TurnPicture } from '../api/shapes.ts';
import { el } from '../dom/el.ts';
import { pictureView } from './picture-view.ts';
import { words } from '../words.ts';

const says = words.pictures;

/** The pictures of a question that was sent, with their descriptions; null for none. */
export function sentPictures(
  api: Pick<Api, 'pictureBytes'>,
  pictures: readonly TurnPicture[],
): HTMLElement | null {
  if (pictures.length === 0) return null;
  const figures = pictures.map((picture, at) => {
    const { description } = picture;
    const alt = description === '' ? says.number(at + 1) : description;
    const caption = description === '' ? null : el('figcaption', { dir: 'auto' }, description);
    return el('figure', {}, pictureView(api, picture, alt), caption);
  });
  return el('div', { class: 'sent-pictures' }, ...figures);
}
