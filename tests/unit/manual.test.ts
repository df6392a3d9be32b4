import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { createCli } from '../../src/cli/cli.ts';
import { environment } from '../../src/config/env.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const inFolder = (folder: string, end: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(end))
    .map((file) => `${folder}/${file}`);
const pages = ['README.md', ...inFolder('docs', '.md')];
const sources = [...inFolder('src', '.ts'), 'migrations'].filter((path) => path.endsWith('.ts'));

/** What stands between backticks, in code blocks and on indented lines; a line that goes on after a backslash is one. */
function code(text: string): string[] {
  const joined = text.replaceAll(/\\\n\s*/g, '');
  const spans = [...joined.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
  const blocks = joined.split('\n').filter((line) => /^ {4,}\S/.test(line));
  return [...spans, ...blocks].map((one) => one.replace(/\s#.*$/, '').trim());
}

/** Commands as typed, one for each of `a|b` and `a | b`. */
function commandsOf(page: string): string[][] {
  return code(read(page)).flatMap((one) => {
    const typed =
      /(?:^|npx )preceptor ([a-z].*)$/.exec(one)?.[1] ??
      /bin\/preceptor\.ts ([a-z].*)$/.exec(one)?.[1];
    if (typed === undefined) return [];
    const words = typed.replaceAll(/ \| /g, '|').split(/\s+/);
    const [first = '', second = '', ...rest] = words;
    return second.split('|').map((word) => [first, word, ...rest]);
  });
}

const find = (command: Command, name: string): Command | undefined =>
  command.commands.find((one) => one.name() === name);

/** Why nobody could type it; undefined where they could. */
function faultOf([first = '', second = '', ...rest]: readonly string[]): string | undefined {
  const group = find(createCli(), first);
  if (!group) return `no command ${first}`;
  const own = find(group, second);
  const isWord = /^[a-z][a-z-]*$/.test(second);
  if (!own && group.commands.length > 0 && isWord && group.registeredArguments.length === 0) {
    // `preceptor models --tenant NAME choose …`: a word further on.
    return `no command ${first} ${second}`;
  }
  const meant = [group, own, ...group.commands.filter((one) => rest.includes(one.name()))];
  const known = new Set(meant.flatMap((one) => one?.options.map(({ long }) => long ?? '') ?? []));
  const unknown = [second, ...rest]
    .map((word) => /^\[?(--[a-z][a-z-]*)/.exec(word)?.[1])
    .find((word) => word !== undefined && word !== '--help' && !known.has(word));
  return unknown && `${first} ${second} knows no ${unknown}`;
}

/** Of others: of Node, of libc, of psql. */
const ofOthers = /^(NODE_\w+|MALLOC_\w+|PG[A-Z]+|V8|XDG_\w+|CHROMIUM_PATH|LTI_MONGODB_URL)$/;

// features: L06, A51
describe('the manual', () => {
  it('names no command and no option that nobody can type', () => {
    const named = pages.flatMap((page) => commandsOf(page).map((words) => ({ page, words })));
    expect(named.length).toBeGreaterThan(80);
    const faults = named.flatMap(({ page, words }) => {
      const fault = faultOf(words);
      return fault === undefined ? [] : [`${page}: ${words.join(' ')}: ${fault}`];
    });
    expect(faults).toEqual([]);
  });

  it('notices a command and an option that are not there', () => {
    expect(faultOf(['tenant', 'conquer'])).toBe('no command tenant conquer');
    expect(faultOf(['usage', '--buy', 'student'])).toBe('usage --buy knows no --buy');
  });

  it('names no variable that the program does not read', () => {
    const named = pages.flatMap((page) =>
      code(read(page)).flatMap((one) =>
        [...one.matchAll(/(?:^|\s)([A-Z][A-Z0-9]*_[A-Z0-9_]+)(?==|\s|$)/g)].map(
          ([, name = '']) => ({
            page,
            name,
          }),
        ),
      ),
    );
    const placeholders = new Set(['CONTEXT_ID']);
    const unknown = named.filter(
      ({ name }) =>
        !Object.hasOwn(environment, name) && !ofOthers.test(name) && !placeholders.has(name),
    );
    expect(unknown).toEqual([]);
  });

  it('names no metric and no file that is not there', () => {
    const text = sources.map(read).join('\n');
    for (const page of pages) {
      for (const [metric] of read(page).matchAll(/\bpreceptor_[a-z]+(?:_[a-z]+)+/g)) {
        const base = metric.replace(/_(count|sum|bucket)$/, '');
        expect(text, `${page}: ${metric}`).toContain(`'${base}'`);
      }
      for (const one of code(read(page))) {
        const path =
          /^(?:src|docs|deploy|tests|evals|bench|lti-config|migrations)\/[\w./-]*\w$/.exec(one);
        if (path) expect(existsSync(join(root, one)), `${page}: ${one}`).toBe(true);
      }
    }
  });

  it('has operators wait for no line of the log that nobody writes', () => {
    const text = sources.map(read).join('\n');
    const table =
      /\n## What to alert on\n([\s\S]*?)\n## /.exec(read('docs/operations.md'))?.[1] ?? '';
    const lines = [...table.matchAll(/“([^”]+)”/g)].map(([, line = '']) => line);
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) expect(text, line).toContain(line);
  });
});
