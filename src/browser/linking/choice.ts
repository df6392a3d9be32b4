import type { LinkingOffer, PickedLink } from '../api/linking-shapes.ts';
import { teacherWords } from '../instructor/teacher-words.ts';

const says = teacherWords.linking;

/** Something that can be placed in the course, as the picker shows it. */
export interface Choice {
  /** The same for the same thing, whatever its title. */
  readonly key: string;
  readonly group: 'tutor' | 'module' | 'document' | 'quiz';
  readonly title: string;
  /** Title of the link until the instructor gives another. */
  readonly preset: string;
  readonly note: string;
  /** Lines that show what students will find behind the link. */
  readonly preview: readonly string[];
  readonly toLink: (title: string, graded: boolean) => PickedLink;
}

/** Everything on offer: the tutor, its modules and documents, and the quizzes of the class. */
export function choicesOf({ documents, quizzes, toPlace }: LinkingOffer): Choice[] {
  const modules = Map.groupBy(documents, ({ moduleTitle }) => moduleTitle ?? '');
  modules.delete('');
  const waiting = quizzes.filter(({ id }) => id === toPlace).map(waitingChoice);
  return [
    ...waiting,
    {
      key: 'tutor',
      group: 'tutor',
      title: says.tutor,
      preset: says.preset,
      note: says.tutorNote,
      preview: [says.tutorPreview],
      toLink: (title) => ({ kind: 'tutor', title }),
    },
    ...quizzes.filter(({ id }) => id !== toPlace).map(quizChoice),
    ...[...modules].map(([module, inside]): Choice => ({
      key: `module ${module}`,
      group: 'module',
      title: module,
      preset: says.about(module),
      note: says.documents(inside.length),
      preview: [says.focusPreview(module), ...inside.map(({ title }) => `• ${title}`)],
      toLink: (title) => ({ kind: 'module', title, module }),
    })),
    ...documents.map(({ id, title: name, fileName, moduleTitle, published }): Choice => ({
      key: `document ${id}`,
      group: 'document',
      title: name,
      preset: says.about(name),
      note: [moduleTitle ?? fileName, published ? '' : says.unpublished]
        .filter(Boolean)
        .join(' · '),
      preview: [says.focusPreview(name), fileName],
      toLink: (title) => ({ kind: 'document', title, documentId: id }),
    })),
  ];
}

/** Made beside the class's board to be placed now: it stands first. */
function waitingChoice(quiz: LinkingOffer['quizzes'][number]): Choice {
  const choice = quizChoice(quiz);
  return { ...choice, note: `${choice.note} · ${says.waiting}` };
}

export function quizChoice({
  id,
  title: name,
  concept,
  items,
}: LinkingOffer['quizzes'][number]): Choice {
  return {
    key: `quiz ${id}`,
    group: 'quiz',
    title: name,
    preset: name,
    note: says.questions(items.length, concept),
    preview: items.map(({ prompt, solution }, at) =>
      says.question(at + 1, prompt.split('\n').at(-1) ?? '', solution),
    ),
    toLink: (title, graded) => ({ kind: 'quiz', title, quizId: id, graded }),
  };
}

/** Choices whose title or place holds every word that was typed. */
export function matching(choices: readonly Choice[], typed: string): Choice[] {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return choices.filter(({ title, note, group }) => {
    const text = `${title} ${note} ${says.groups[group]}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
