import type { Api } from '../api/api.ts';
import type { CourseDocument } from '../api/shapes.ts';
import { askFirst } from '../dom/ask-first.ts';
import { teacherWords } from './teacher-words.ts';

const says = teacherWords.uploads;

/** Takes a file that was put in by hand out again, once whoever asked has said so twice. */
export function createTakeOut(needs: {
  api: Pick<Api, 'removeUpload'>;
  say: (sentence: string) => void;
  /** True when it went well. */
  ask: (asking: Promise<unknown>) => Promise<boolean>;
}): (document: CourseDocument) => void {
  const { api, say, ask } = needs;

  async function takeOut({ id, title }: CourseDocument): Promise<void> {
    const question = { title: says.removeTitle(title), text: says.removeWhy, yes: says.remove };
    if (!(await askFirst(question))) return;
    if (await ask(api.removeUpload(id))) say(says.removed(title));
  }

  return (document) => void takeOut(document);
}
