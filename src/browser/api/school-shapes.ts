import type { KeptAbout, VisibilityLevel } from './learned-shapes.ts';

/** What one probe found of the school; nothing in it names another. */
export interface SchoolProbe {
  readonly endedAt: string;
  readonly asked: number;
  readonly askedForOurs: number;
  readonly leaks: readonly {
    readonly path: string;
    readonly direction: 'others_shown_here' | 'ours_shown' | 'open_to_all';
  }[];
  readonly blind: boolean;
}

/** What is kept of a person, and what their erasure would have to wait for. */
export interface ErasurePlan {
  readonly kept: KeptAbout;
  readonly waitsFor: readonly ('grades' | 'crisis' | 'conduct')[];
}

/** What whoever runs the LMS sees of their school. */
export interface SchoolPicture {
  /** Newest first. */
  readonly probes: readonly SchoolProbe[];
  readonly courses: {
    readonly opened: number;
    readonly connected: number;
    readonly students: number;
  };
  /** Millionths of a US dollar, as the limits. */
  readonly spentMicros: number;
  readonly caps: readonly { readonly period: 'day' | 'month'; readonly amount: number }[];
  readonly models: readonly { readonly name: string; readonly ready: boolean }[];
  readonly teachersSee: VisibilityLevel;
}
