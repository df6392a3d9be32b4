import { declaredPicture } from '../../../src/ingest/parse/picture-size.ts';

/** A content part, in whichever vendor's words. */
type Part = Readonly<Record<string, unknown>>;

/** What a vendor says against the content of a message that is more than text; undefined when nothing. */
export function objectionToParts(
  content: unknown,
  read: (part: Part) => 'text' | { mediaType: string; base64: string } | undefined,
): string | undefined {
  if (!Array.isArray(content)) return undefined;
  for (const part of content as Part[]) {
    const found = read(part);
    if (found === undefined) return `unexpected part ${JSON.stringify(part).slice(0, 80)}`;
    if (found === 'text') continue;
    const bytes = Buffer.from(found.base64, 'base64');
    if (bytes.toString('base64') !== found.base64) return 'the picture is not base64';
    const picture = declaredPicture(bytes);
    if (`image/${picture?.kind}` !== found.mediaType)
      return 'the picture is not what it says it is';
  }
  return undefined;
}

/** The Messages API's blocks. */
export function anthropicPart(part: Part) {
  if (part['type'] === 'text' && part['text'] !== '') return 'text' as const;
  const source = part['source'] as Part | undefined;
  if (part['type'] !== 'image' || source?.['type'] !== 'base64') return undefined;
  return { mediaType: String(source['media_type']), base64: String(source['data']) };
}

/** Parts of Chat Completions. */
export function chatPart(part: Part) {
  if (part['type'] === 'text') return 'text' as const;
  const url = (part['image_url'] as Part | undefined)?.['url'];
  return part['type'] === 'image_url' ? dataUrl(url) : undefined;
}

/** Parts of the Responses API. */
export function responsesPart(part: Part) {
  if (part['type'] === 'input_text') return 'text' as const;
  const isDetailed = ['auto', 'low', 'high', 'original'].includes(String(part['detail']));
  return part['type'] === 'input_image' && isDetailed ? dataUrl(part['image_url']) : undefined;
}

function dataUrl(url: unknown) {
  const [, mediaType, base64] = /^data:(image\/[a-z]+);base64,(.+)$/.exec(String(url)) ?? [];
  return mediaType && base64 ? { mediaType, base64 } : undefined;
}
