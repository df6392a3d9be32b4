import type { HeldItem } from '../../platform/material.ts';

// File ids lie above 2^53: a client that reads them as JSON numbers gets the wrong file.
const firstFileId = 70_000_000_000_000_000n;
const revisionStep = 1_000_000n;

/** A replaced file is a new file to Canvas, so the revision is part of the id. */
export function fileId({ number, revision }: HeldItem): string {
  return String(firstFileId + BigInt(revision - 1) * revisionStep + BigInt(number));
}

export function pageId({ number }: HeldItem): string {
  return String(500 + number);
}

export function assignmentId({ number }: HeldItem): string {
  return String(20_000 + number);
}

/** One that is in no gradebook. */
export function quizId({ number }: HeldItem): string {
  return String(50_000 + number);
}

/** A graded discussion has a number of its own beside that of its assignment. */
export function topicId({ number }: HeldItem): string {
  return String(40_000 + number);
}

export function moduleItemId(number: number): string {
  return String(300 + number);
}

/** Links that were placed by deep linking come after every item of the course. */
export function linkItemId(number: number): string {
  return moduleItemId(100_000 + number);
}

export function moduleId(number: number): string {
  return String(200 + number);
}

export function sectionId(letter: string): string {
  return String(600 + letter.charCodeAt(0));
}

/** 0 is the root folder; each module's files lie in a folder of their own. */
export function folderId(moduleNumber: number): string {
  return String(900 + moduleNumber);
}

// All ids above are texts of digits; nothing else under such a name is.
const digitId = /"((?:[a-z]+_)*id)":"(\d+)"/g;

/** Ids as Canvas writes them: JSON numbers of up to 64 bits. */
export function withNumericIds(json: string): string {
  return json.replace(digitId, '"$1":$2');
}
