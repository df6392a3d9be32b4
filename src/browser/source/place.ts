import { asItIs, words } from '../words.ts';

/** Where in a document something stands; members are missing or null when they do not apply. */
export interface Placed {
  readonly heading?: string | null | undefined;
  readonly page?: number | null | undefined;
  /** Seconds from the start of a recording. */
  readonly time?: number | null | undefined;
}

/** Formats whose pages are called slides. */
const slideFormats: ReadonlySet<string | null> = new Set(['pptx']);

/** "page 10", or "slide 10" of a document that is known to be made of slides. */
export function pageName(page: number, format: string | null = null): string {
  return slideFormats.has(format) ? words.source.slide(page) : words.source.page(page);
}

/** "Chain rule, page 10", "at 12:40", or nothing. */
export function placeOf({ heading, page, time }: Placed, format: string | null = null): string {
  const parts = [
    heading && asItIs(heading),
    page ? pageName(page, format) : null,
    time != null ? words.source.at(clock(time)) : null,
  ];
  return parts.filter((part) => part != null && part !== '').join(words.app.comma);
}

/** 760 → "12:40"; hours only when there are any. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [
    Math.floor(whole / 3600),
    Math.floor(whole / 60) % 60,
    whole % 60,
  ];
  const tail = `${String(minutes).padStart(hours > 0 ? 2 : 1, '0')}:${String(rest).padStart(2, '0')}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}
