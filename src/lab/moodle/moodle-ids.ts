import type { HeldItem } from '../platform/material.ts';

/** The tool type, in addresses and as deployment. */
export const typeId = '1';
export const moodleVersion = '2024100706';
export const moodleRelease = '4.5.6 (Build: 20250811)';
export const courseIdNumber = 'LAB-2026';

/** Course-module ids: what page addresses name. */
export const announcementsCmid = 1;
export const tutorCmid = 2;
const firstItemCmid = 10;
export const firstQuizCmid = 50_000;
const firstLinkCmid = 100_000;

/** The tutor is the first activity of its kind; `resource_link.id` is this number. */
export const tutorInstance = '1';

export function itemCmid({ number }: HeldItem): number {
  return firstItemCmid + number;
}

export function linkCmid(number: number): number {
  return firstLinkCmid + number;
}

export function linkInstance(number: number): string {
  return String(number + 1);
}

/** The activity of a `resource_link.id`. */
export function instanceCmid(instance: string): number {
  return instance === tutorInstance ? tutorCmid : linkCmid(Number(instance) - 1);
}

export function moduleContextId(cmid: number): number {
  return cmid + 20;
}

export function groupId(letter: string): number {
  return 40 + letter.charCodeAt(0);
}

/** Whole seconds since 1970, which is all that Moodle keeps of a time. */
export function seconds(time: Date | number): number {
  return Math.floor(Number(time) / 1000);
}
