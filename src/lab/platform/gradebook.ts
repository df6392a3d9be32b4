import { z } from 'zod';

const column = z.object({
  id: z.number(),
  label: z.string(),
  scoreMaximum: z.number(),
  resourceId: z.string(),
  tag: z.string(),
  /** The activity the column belongs to; null = it stands alone. */
  resourceLinkId: z.string().nullable(),
  madeBy: z.enum(['lms', 'tool']),
  published: z.boolean(),
  /** As the tool sent it by deep linking; Moodle shows it again. */
  submissionReview: z.unknown().optional(),
  /** Where the tool wants an assignment of its own to lead; Canvas alone. */
  externalToolUrl: z.string().optional(),
});
/** A column of the gradebook: AGS says line item. */
export type Column = z.infer<typeof column>;

const cell = z.object({
  columnId: z.number(),
  /** `sub` of the student. */
  userId: z.string(),
  /** In points of the column; null = no grade. */
  score: z.number().nullable(),
  comments: z.array(z.object({ text: z.string(), at: z.number() })),
  /** Milliseconds since 1970 of the score that stands; null = the LMS forgot it. */
  timestamp: z.number().nullable(),
  /** What a teacher wrote over it. */
  override: z
    .object({ score: z.number().nullable(), comment: z.string(), at: z.number() })
    .nullable(),
  activityProgress: z.string(),
  gradingProgress: z.string(),
  attempt: z.number(),
  /** The launch that was handed in with a score; Canvas alone. */
  submissionUrl: z.string().optional(),
});
/** One student's grade in one column. */
export type Cell = z.infer<typeof cell>;

export const gradebookState = z.object({
  nextId: z.number(),
  columns: z.array(column),
  cells: z.array(cell),
});
type GradebookState = z.infer<typeof gradebookState>;

type NewColumn = Pick<Column, 'label' | 'scoreMaximum' | 'madeBy'> & Partial<Column>;

/** Keeps columns and cells; what may be written is for each face's rules to say. */
export interface Gradebook {
  columns(): readonly Column[];
  column(id: number): Column | undefined;
  addColumn(input: NewColumn): Column;
  replaceColumn(column: Column): void;
  /** Takes its grades along. */
  removeColumn(id: number): void;
  /** An empty cell when nothing was written yet. */
  cell(columnId: number, userId: string): Cell;
  cells(columnId: number): readonly Cell[];
  put(cell: Cell): void;
  /** Every column anew, under the links that took the place of its own; no grades. */
  copy(links: ReadonlyMap<string, string>): void;
  state(): GradebookState;
}

interface GradebookNeeds {
  readonly stored: GradebookState | undefined;
  readonly firstId: number;
  readonly onChange: () => void;
}

export function createGradebook({ stored, firstId, onChange }: GradebookNeeds): Gradebook {
  let { nextId, columns, cells } = stored ?? { nextId: firstId, columns: [], cells: [] };
  const same = (a: Cell) => (b: Cell) => a.columnId === b.columnId && a.userId === b.userId;
  return {
    columns: () => columns,
    column: (id) => columns.find((candidate) => candidate.id === id),
    addColumn: (input) => {
      const added = { ...bareColumn, ...input, id: nextId };
      nextId += 1;
      columns = [...columns, added];
      onChange();
      return added;
    },
    replaceColumn: (changed) => {
      columns = columns.map((candidate) => (candidate.id === changed.id ? changed : candidate));
      onChange();
    },
    removeColumn: (id) => {
      columns = columns.filter((candidate) => candidate.id !== id);
      cells = cells.filter((candidate) => candidate.columnId !== id);
      onChange();
    },
    cell: (columnId, userId) => {
      const wanted = { ...emptyCell, columnId, userId };
      return cells.find(same(wanted)) ?? wanted;
    },
    cells: (columnId) => cells.filter((candidate) => candidate.columnId === columnId),
    put: (changed) => {
      const at = cells.findIndex(same(changed));
      cells = at < 0 ? [...cells, changed] : cells.with(at, changed);
      onChange();
    },
    copy: (links) => {
      columns = columns.map((held, at) => ({
        ...held,
        id: nextId + at,
        resourceLinkId: links.get(held.resourceLinkId ?? '') ?? held.resourceLinkId,
      }));
      nextId += columns.length;
      cells = [];
      onChange();
    },
    state: () => ({ nextId, columns, cells }),
  };
}

const bareColumn = { resourceId: '', tag: '', resourceLinkId: null, published: true };

const emptyCell: Omit<Cell, 'columnId' | 'userId'> = {
  score: null,
  comments: [],
  timestamp: null,
  override: null,
  activityProgress: '',
  gradingProgress: '',
  attempt: 0,
};

/** What the gradebook shows: the teacher's word where there is one. */
export interface Grade {
  readonly score: number | null;
  readonly comment: string | null;
  /** Milliseconds since 1970. */
  readonly at: number | null;
  readonly overridden: boolean;
}

export function gradeOf(held: Cell): Grade {
  const { override, score, timestamp } = held;
  if (override) {
    return {
      score: override.score,
      comment: override.comment || null,
      at: override.at,
      overridden: true,
    };
  }
  return { score, comment: held.comments.at(-1)?.text ?? null, at: timestamp, overridden: false };
}
