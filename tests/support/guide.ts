import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Guide {
  readonly text: string;
  /** The command of the page that begins so, as words after `npx preceptor`. */
  command(begin: string): string[];
  /** A label that the page tells its reader to look for. */
  label(label: string): string;
}

const docs = join(import.meta.dirname, '../../docs');

/** A page of docs/, to be followed to the letter. */
export function openGuide(name: string): Guide {
  const text = readFileSync(join(docs, name), 'utf8');
  return {
    text,
    command: (begin) => {
      // A command may go on after a backslash, and stand within a sentence.
      const joined = text.replaceAll(/\\\n\s*/g, '');
      const found = new RegExp(`npx preceptor (${begin}[^\\n\`]*)`).exec(joined)?.[1];
      if (found === undefined) throw new Error(`${name} holds no command ${begin}`);
      return (found.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
    },
    label: (label) => {
      if (!text.includes(`**${label}**`)) throw new Error(`${name} does not speak of ${label}`);
      return label;
    },
  };
}
