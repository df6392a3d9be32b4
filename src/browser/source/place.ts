import { words } from '../words.ts';

/** Where in a document something stands; members are missing or null when they do not apply. */
export interface Placed {
  readonly heading?: string | null | undefined;
  readonly page?: number | null | undefined;
  /** Seconds from the start of a recording. */
  readonly time?: number | null | undefined;
}

/** "Chain rule, page 10", "at 12:40", or nothing. */
export function placeOf({ heading, page, time }: Placed): string {
  const parts = [
    heading,
    page ? words.source.page(page) : null,
    time != null ? words.source.at(clock(time)) : null,
  ];
  return parts.filter((part) => part != null && part !== '').join(', ');
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
