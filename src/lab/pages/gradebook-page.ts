import { gradeOf, type Cell, type Column } from '../platform/gradebook.ts';
import type { Platform } from '../platform/platform.ts';
import { teaches, type Visitor } from '../platform/signed-in.ts';
import type { FaceAddresses } from './face-addresses.ts';
import type { GradebookView, GradeView } from './render.ts';
import { shellOf } from './shell.ts';

/** What AGS wrote: everybody's grades for those who teach, else one's own. */
export function gradebookView(
  platform: Platform,
  addresses: FaceAddresses,
  visitor: Visitor,
): GradebookView {
  const { gradebook, roster } = platform;
  const seesAll = teaches(visitor.person) || visitor.person.role === 'assistant';
  const columns = gradebook.columns();
  const students = roster.students().filter((one) => seesAll || one === visitor.person);
  return {
    shell: shellOf(platform, addresses, visitor),
    columns: columns.map(({ label, scoreMaximum, published, madeBy }) => ({
      label,
      maximum: scoreMaximum,
      mark: published ? (madeBy === 'tool' ? 'made by the tool' : '') : 'not published',
    })),
    rows: students.map((student) => ({
      name: student.name,
      cells: columns.map((column) =>
        gradeView(column, gradebook.cell(column.id, student.sub), {
          name: student.name,
          review: seesAll ? (at, cell) => addresses.review(at, cell) : () => undefined,
        }),
      ),
    })),
    override: teaches(visitor.person) ? addresses.override : undefined,
  };
}

function gradeView(
  column: Column,
  cell: Cell,
  { name, review }: { name: string; review: FaceAddresses['review'] },
): GradeView {
  const { score, at, comment, overridden } = gradeOf(cell);
  const comments = overridden ? [comment ?? ''] : cell.comments.map(({ text }) => text);
  return {
    columnId: column.id,
    userId: cell.userId,
    label: `${name}, ${column.label}`,
    score: score === null ? '' : String(Math.round(score * 100) / 100),
    written: at === null ? '' : timeForm.format(new Date(at)),
    comments: comments.filter(Boolean),
    mark: overridden ? 'set by the teacher' : cell.gradingProgress,
    review: review(column, cell),
  };
}

const timeForm = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'UTC',
});
