import { randomBytes } from 'node:crypto';
import type { HeldItem } from '../platform/material.ts';
import type { LabPerson } from '../platform/people.ts';
import type { FaceNature } from '../platform/platform.ts';

export const moodleNature: FaceNature = {
  // A sub-folder install: the issuer has a path in it.
  path: '/moodle',
  clientId: 'LabMoodleTutor1',
  deploymentId: '1',
  courseId: '2',
  contextId: '2',
  // The credential is an integration account that is not enrolled.
  readsHidden: false,
};

/** One number is the person everywhere; 1 is the guest. */
export function identifyInMoodle(nth: number): Pick<LabPerson, 'sub' | 'lmsUserId'> {
  return { sub: String(nth + 1), lmsUserId: String(nth + 1) };
}

/** The tool type, in addresses and as deployment. */
export const typeId = '1';
export const moodleVersion = '2024100706';
export const moodleRelease = '4.5.6 (Build: 20250811)';
export const courseIdNumber = 'LAB-2026';

/** Course-module ids: what page addresses name. */
export const announcementsCmid = 1;
export const tutorCmid = 2;
const firstItemCmid = 10;
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

export function moduleContextId(cmid: number): number {
  return cmid + 20;
}

/** Grade item ids; Moodle has used up the first two for course and category. */
export const firstColumnId = 3;

export function newMoodleKid(): string {
  return randomBytes(10).toString('hex');
}

export function newMoodleToken(): string {
  return randomBytes(16).toString('hex');
}

/** Whole seconds since 1970, which is all that Moodle keeps of a time. */
export function seconds(time: Date | number): number {
  return Math.floor(Number(time) / 1000);
}
