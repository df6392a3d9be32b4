import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { gradebookState } from './gradebook.ts';
import { linksState } from './links.ts';
import { registrationsState } from './tool-registrations.ts';

const faceState = z.object({
  keys: z.array(z.looseObject({ kty: z.string() })),
  apiToken: z.string(),
  gradebook: gradebookState,
  links: linksState,
  registrations: registrationsState.optional(),
});
/** What a face keeps over a restart. */
export type FaceState = z.infer<typeof faceState>;

const labState = z.object({ canvas: faceState, moodle: faceState });
export type LabState = z.infer<typeof labState>;

export interface StateFile {
  readonly stored: LabState | undefined;
  /** Writes what `state` says once this turn of the event loop is over. */
  touch(): void;
  flush(): void;
}

/** The lab's memory as one JSON file in `dir`; without a folder nothing is kept. */
export function openStateFile(dir: string | undefined, state: () => LabState): StateFile {
  if (dir === undefined) return { stored: undefined, touch: () => {}, flush: () => {} };
  mkdirSync(dir, { recursive: true });
  const file = join(dir, 'lab-state.json');
  let pending: NodeJS.Immediate | undefined;
  const flush = (): void => {
    if (!pending) return;
    clearImmediate(pending);
    pending = undefined;
    // Written beside and renamed, so that a crash never leaves half a file under the good name.
    writeFileSync(`${file}.draft`, JSON.stringify(state()));
    renameSync(`${file}.draft`, file);
  };
  return {
    stored: readState(file),
    touch: () => {
      pending ??= setImmediate(flush);
    },
    flush,
  };
}

function readState(file: string): LabState | undefined {
  try {
    return labState.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`${file} is not a state of the lab; delete it to begin anew`, { cause });
  }
}
