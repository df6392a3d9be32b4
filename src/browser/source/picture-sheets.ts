import { blankCanvas, boundedWidth, type Sheets } from './sheets.ts';

/** A picture file as a document of one page. @throws when it is none that this browser can decode */
export async function openPicture(bytes: Uint8Array<ArrayBuffer>): Promise<Sheets> {
  const picture = await createImageBitmap(new Blob([bytes]));
  return {
    count: 1,
    draw: async (_page, pixels) => {
      const width = boundedWidth(pixels, picture);
      const canvas = blankCanvas({ width, height: (width * picture.height) / picture.width });
      canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
      return canvas;
    },
    close: () => picture.close(),
  };
}
