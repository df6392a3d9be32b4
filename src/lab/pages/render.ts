import { fileURLToPath } from 'node:url';
import ejs from 'ejs';
import type { LabPerson } from '../platform/people.ts';
import type { Session } from '../platform/sessions.ts';

/** What every page of a face has around its middle. */
export interface Shell {
  readonly face: 'canvas' | 'moodle';
  readonly courseTitle: string;
  readonly person: LabPerson;
  readonly session: Session;
  readonly nav: readonly { readonly title: string; readonly href: string }[];
}

export interface CourseView {
  readonly shell: Shell;
  readonly modules: readonly ModuleView[];
  readonly frame: FrameView;
  /** Where a teacher picks content of the tutor. */
  readonly pickHref: string | undefined;
}

export interface ModuleView {
  readonly title: string;
  readonly mark: string;
  readonly items: readonly ItemView[];
}

export interface ItemView {
  readonly title: string;
  readonly kind: string;
  readonly mark: string;
  /** Absent while students may not open it. */
  readonly href: string | undefined;
  /** Where the Publish button posts to. */
  readonly publish?: string | undefined;
}

/** The tool in its frame. */
export interface FrameView {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  readonly allow: string;
  readonly newTab: string | undefined;
  /** Frame that answers platform storage messages, for a face that has it. */
  readonly storage: { readonly name: string; readonly toolOrigin: string } | undefined;
}

export interface GradebookView {
  readonly shell: Shell;
  readonly columns: readonly {
    readonly label: string;
    readonly maximum: number;
    readonly mark: string;
  }[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly GradeView[] }[];
  /** Where a teacher's own grade is posted to. */
  readonly override: string | undefined;
}

export interface GradeView {
  readonly columnId: number;
  readonly userId: string;
  readonly label: string;
  readonly score: string;
  readonly written: string;
  readonly comments: readonly string[];
  readonly mark: string;
  /** Where the work behind the grade is shown. */
  readonly review: string | undefined;
}

interface MessageView {
  readonly title: string;
  readonly lines: readonly string[];
  /** Opens in the whole window, out of any frame. */
  readonly link: { readonly title: string; readonly href: string } | undefined;
  readonly form?:
    | { readonly action: string; readonly fields: object; readonly button: string }
    | undefined;
  /** For programs; people do not see it. */
  readonly data?: unknown;
}

/** What a face calls the things on its page of tools. */
export interface ToolsWords {
  readonly title: string;
  readonly field: string;
  readonly button: string;
  readonly dialog: string;
  readonly pending: string;
  readonly active: string;
  readonly activate: string;
}

interface ToolsView {
  readonly shell: Shell;
  readonly words: ToolsWords;
  readonly here: string;
  readonly tools: readonly {
    readonly name: string;
    readonly clientId: string;
    readonly deploymentId: string;
    readonly active: boolean;
  }[];
  /** The tool's registration page, while it is open. */
  readonly registering: string | undefined;
  /** Whose word that it is over is taken. */
  readonly origin: string;
}

interface Views {
  readonly tools: ToolsView;
  readonly index: {
    readonly toolUrl: string;
    readonly course: string;
    readonly doors: readonly {
      readonly face: string;
      readonly title: string;
      readonly words: string;
      readonly people: readonly { readonly person: LabPerson; readonly href: string }[];
    }[];
  };
  readonly course: CourseView;
  readonly activity: {
    readonly shell: Shell;
    readonly title: string;
    readonly text: string;
    readonly frame: FrameView;
  };
  readonly gradebook: GradebookView;
  readonly page: { readonly shell: Shell; readonly title: string; readonly html: string };
  readonly message: MessageView;
}

const viewsFolder = fileURLToPath(new URL('../views/', import.meta.url));

/** Stylesheet and scripts of the pages. */
export const assetsFolder = `${viewsFolder}assets/`;

/** Fills one of the templates in views/. */
export function render<K extends keyof Views>(name: K, view: Views[K]): Promise<string> {
  return ejs.renderFile(`${viewsFolder}${name}.ejs`, { view }, { cache: true });
}
