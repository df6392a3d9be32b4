import type { LabCaptions, LabLesson } from '../lab-course.ts';

/** A course as a teacher would upload it: modules in teaching order, each with its pages and files. */
export interface SampleCourse {
  readonly title: string;
  readonly label: string;
  readonly modules: SampleModule[];
}

export interface SampleModule {
  readonly title: string;
  readonly published: boolean;
  readonly unlockAt?: Date;
  readonly items: SampleItem[];
}

export interface SampleItem {
  /** Stable through every run, unique in the course. */
  readonly key: string;
  readonly title: string;
  readonly kind: 'page' | 'file' | 'link' | 'assignment' | 'lesson';
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
  readonly captions?: readonly LabCaptions[];
  readonly address?: string;
  readonly lesson?: LabLesson;
  readonly published: boolean;
  readonly unlockAt?: Date;
  readonly lockAt?: Date;
  readonly updatedAt: Date;
}
