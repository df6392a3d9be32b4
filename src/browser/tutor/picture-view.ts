import type { Api } from '../api/api.ts';
import { el } from '../dom/el.ts';
import { words } from '../words.ts';

const says = words.pictures;

export interface ViewedPicture {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** A picture by its id. It is fetched with the session, which an address alone would not carry. */
export function pictureView(
  api: Pick<Api, 'pictureBytes'>,
  { id, width, height }: ViewedPicture,
  alt: string,
): HTMLImageElement {
  const image = el('img', { class: 'picture', width, height, alt });
  api
    .pictureBytes(id)
    .then(toDataUrl)
    .then(
      (url) => (image.src = url),
      () => image.replaceWith(el('p', { class: 'hint' }, `${alt}: ${says.notShown}`)),
    );
  return image;
}

/** The page's policy knows no addresses of blobs. */
function toDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result as string));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('not readable')));
    reader.readAsDataURL(blob);
  });
}
