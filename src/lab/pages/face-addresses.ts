import type { Cell, Column } from '../platform/gradebook.ts';
import type { Link } from '../platform/links.ts';
import type { HeldItem } from '../platform/material.ts';
import type { FrameView } from './render.ts';

/** Where people find things on a face, and how it frames the tool. */
export interface FaceAddresses {
  readonly face: 'canvas' | 'moodle';
  readonly course: string;
  readonly gradebook: string;
  readonly override: string;
  /** Page on which a teacher picks content of the tool. */
  readonly pick: string;
  item(item: HeldItem): string;
  link(link: Link): string;
  publish(link: Link): string;
  /** Page on which a teacher looks at the work behind a grade, where the tool offers it. */
  review(column: Column, cell: Cell): string | undefined;
  /** Starts a launch of the tutor. */
  tutor(target: 'iframe' | 'window'): string;
  tutorFrame(source: string, newTab: string | undefined): FrameView;
}
