import { createHash } from 'node:crypto';
import { join } from 'node:path';
import ejs from 'ejs';
import type { Response } from 'express';
import { directionOf, type Language } from '../ground/language/index.ts';
import { wordsIn } from '../tongues/index.ts';

const views = join(import.meta.dirname, '../../views');

export interface PageOptions {
  readonly status?: number;
  /** Origins that may show the page in a frame; none = nobody. */
  readonly frameOrigins?: readonly string[];
  /** Origins a form of the page may be sent to. */
  readonly formOrigins?: readonly string[];
  /** Addresses of ours that the page may show in a frame. */
  readonly frames?: readonly string[];
  /** A stylesheet the view carries inside it, for pages that must look the same when saved to a file. */
  readonly inlineStyle?: string;
  /** What the page speaks; English unless it says so. */
  readonly language?: Language;
}

/** Renders a view with a policy that lets it run our own files and nothing else. */
export async function sendPage(
  res: Response,
  view: string,
  data: Readonly<Record<string, unknown>>,
  options: PageOptions = {},
): Promise<void> {
  const { language = 'en' } = options;
  const html = await ejs.renderFile(
    join(views, `${view}.ejs`),
    {
      ...data,
      lang: language,
      dir: directionOf(language),
      way: wordsIn(language).way,
      json: embedJson,
    },
    { cache: true },
  );
  res
    .status(options.status ?? 200)
    .set('content-security-policy', policy(options))
    .set('cache-control', 'no-store')
    .type('html')
    .send(html);
}

function policy({
  frameOrigins = [],
  formOrigins = [],
  frames = [],
  inlineStyle,
}: PageOptions): string {
  const list = (origins: readonly string[]): string =>
    origins.length > 0 ? origins.join(' ') : "'none'";
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${inlineStyle === undefined ? '' : ` '${styleHash(inlineStyle)}'`}`,
    // KaTeX places its glyphs with style attributes; no stylesheet or script can be injected by them.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    `frame-src ${list(frames)}`,
    "base-uri 'none'",
    `form-action ${list(formOrigins)}`,
    `frame-ancestors ${list(frameOrigins)}`,
  ].join('; ');
}

function styleHash(css: string): string {
  return `sha256-${createHash('sha256').update(css).digest('base64')}`;
}

/** JSON that cannot end the script element it stands in. */
function embedJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
