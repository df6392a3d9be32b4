import type { SourceItem } from '../lms/index.ts';

/** Of a document that was read before: where it stood. */
interface Known {
  readonly sourceKey: string;
  readonly moduleTitle: string | null;
}

const names: Readonly<Record<string, string>> = {
  page: 'pages',
  file: 'files',
  assignment: 'assignments',
  quiz: 'quizzes',
  captions: 'captions of recordings',
};
/** One page that is gone was deleted; all of several at once may as well be a list gone wrong. */
const several = 2;

/**
 * What a listing lacks so completely that it is more likely broken than true: everything, all modules
 * (without which nobody knows what they hold back), or all of one kind. Null: nothing of that sort.
 */
export function vanished(known: readonly Known[], listed: readonly SourceItem[]): string | null {
  if (known.length === 0) return null;
  if (listed.length === 0) return 'pages and files';
  const stands = ({ moduleTitle }: Pick<Known, 'moduleTitle'>): boolean => moduleTitle !== null;
  if (known.some(stands) && !listed.some(stands)) return 'modules';
  const kinds = Map.groupBy(known, ({ sourceKey }) => kindOf(sourceKey));
  for (const [kind, members] of kinds) {
    const isGone = !listed.some(({ key }) => kindOf(key) === kind);
    if (isGone && members.length >= several) return names[kind] ?? 'documents of one kind';
  }
  return null;
}

function kindOf(key: string): string {
  return key.split(':', 1)[0] ?? '';
}
