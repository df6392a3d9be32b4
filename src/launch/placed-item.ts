import { z } from 'zod';

const text = z.string().max(300);

/** What a link of ours in a course leads to. */
export const placedItem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tutor') }),
  z.object({ kind: z.literal('module'), title: text }),
  z.object({ kind: z.literal('document'), id: text, title: text, fileName: text }),
  z.object({ kind: z.literal('quiz'), id: z.uuid() }),
]);
export type PlacedItem = z.infer<typeof placedItem>;

/**
 * The item as custom parameters of its link. They hold everything needed to find the content again,
 * because the link may be launched before the platform has told us anything (G7), and in a copy of
 * the course, where ids are new and names are not.
 * quirk: moodle keeps them as lines of "name=value" with lower-case names.
 */
export function toCustom(item: PlacedItem): Record<string, string> {
  const { kind, ...rest } = item;
  const values = Object.entries(rest).map(([name, value]) => [
    `preceptor_${name === 'fileName' ? 'file' : name}`,
    oneLine(value),
  ]);
  return { preceptor_item: kind, ...Object.fromEntries(values) };
}

/** What the link that was launched leads to; the tutor itself when it says nothing we understand. */
export function readPlacedItem(custom: Readonly<Record<string, string>>): PlacedItem {
  const said = {
    kind: custom['preceptor_item'],
    id: custom['preceptor_id'],
    title: custom['preceptor_title'] ?? '',
    fileName: custom['preceptor_file'] ?? '',
  };
  const read = placedItem.safeParse(said);
  return read.success ? read.data : { kind: 'tutor' };
}

function oneLine(value: string): string {
  return value.replaceAll(/\s+/g, ' ').trim();
}
