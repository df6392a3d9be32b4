import { readFileSync, writeFileSync } from 'node:fs';
import { CliError } from './with-installation.ts';

/** @throws CliError when the file cannot be read or holds no JSON */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new CliError(`${file} cannot be read as JSON: ${(cause as Error).message}`, { cause });
  }
}

/** @throws CliError when it cannot be written */
export function writeJson(file: string, value: unknown): void {
  try {
    writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
  } catch (cause) {
    throw new CliError(`${file} cannot be written: ${(cause as Error).message}`, { cause });
  }
}
