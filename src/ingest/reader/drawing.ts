import type { OcrLanguages, Recogniser } from '../parse/pdf/recognise.ts';
import type { Answers } from './task.ts';

/** Decoding and recognising come with large libraries, which most files never need. */
export function createDrawing(ocr: OcrLanguages) {
  let recogniser: Promise<Recogniser> | undefined;

  const pictures = () => import('../parse/pdf/render-page.ts');
  async function reading(): Promise<Recogniser> {
    const { createRecogniser } = await import('../parse/pdf/recognise.ts');
    return (recogniser ??= createRecogniser(ocr));
  }

  return {
    pictures,
    reading,
    shrink: async (bytes: Uint8Array): Promise<Answers['shrink']> => {
      const { shrinkPicture } = await import('../parse/shrink-picture.ts');
      return shrinkPicture(bytes);
    },
    words: async (bytes: Uint8Array): Promise<Answers['words']> => {
      const picture = await (await pictures()).decodePicture(bytes);
      const { lines, confidence } = await (await reading()).recognise(picture, 1);
      return { text: lines.map(({ text }) => text).join('\n'), confidence };
    },
  };
}
