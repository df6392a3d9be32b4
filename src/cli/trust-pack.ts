import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { readRelease, readTrustFacts } from '../compose/trust.ts';
import { loadConfig } from '../config/config.ts';
import { writeTrustPack } from '../trust/index.ts';
import { CliError } from './with-installation.ts';

/** `preceptor trust-pack`: what a procurement asks for, from the program and its settings. */
export function addTrustPackCommand(program: Command): void {
  program
    .command('trust-pack')
    .description(
      'write the papers a procurement asks for: questionnaire, accessibility, privacy, AI, list of parts; needs no database',
    )
    .requiredOption('--out <dir>', 'folder to write into; it is made where it is not there')
    .option('--date <day>', 'date of the papers, YYYY-MM-DD (that of the commit, else none)')
    .action(({ out, date }: { out: string; date?: string }) => {
      if (date !== undefined && !isDay(date))
        throw new CliError(`--date "${date}" is no day. It is written like 2026-11-22.`);
      const release = readRelease();
      const facts = readTrustFacts(loadConfig('all'), { ...release, date: date ?? release.date });
      const pack = Object.entries(writeTrustPack(facts));
      mkdirSync(out, { recursive: true });
      for (const [name, content] of pack) writeFileSync(join(out, name), content);
      console.log(`${pack.length} files in ${out}; begin with ${join(out, 'index.html')}.`);
    });
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}
