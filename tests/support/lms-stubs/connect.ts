import { createOutbound } from '../../../src/ground/net/index.ts';
import {
  createCourseSource,
  CourseSourceError,
  type CourseSource,
  type CourseSourceNeeds,
  type LmsKind,
  type SourceItem,
} from '../../../src/lms/index.ts';

export const userAgent = 'Preceptor-tests/1';

export interface Connection {
  readonly source: CourseSource;
  /** How long it waited between tries, in milliseconds; no time really passed. */
  readonly waits: number[];
  /** The whole course. */
  readonly list: () => Promise<SourceItem[]>;
  /** Bytes of one item of the listing, as text. */
  readonly read: (key: string) => Promise<string>;
}

/** Opens a course source over the guarded client, with a clock that does not tick. */
export function connect(
  kind: LmsKind,
  baseUrl: string,
  token: string,
  over: Partial<CourseSourceNeeds> = {},
): Connection {
  const waits: number[] = [];
  const source = createCourseSource(kind, {
    outbound: createOutbound({ allowPrivateHosts: ['127.0.0.1', 'localhost'], userAgent }),
    access: { baseUrl, token },
    sleep: async (ms) => {
      waits.push(ms);
    },
    random: () => 0.5,
    ...over,
  });
  const courseId = kind === 'canvas' ? '17' : '2';
  const { signal } = new AbortController();
  const list = () => source.list(courseId, signal);
  return {
    source,
    waits,
    list,
    read: async (key) => {
      const found = (await list()).find((item) => item.key === key);
      if (!found) throw new Error(`the listing has no ${key}`);
      return (await source.fetch(found, signal)).bytes.toString('utf8');
    },
  };
}

/** What went wrong, when it went wrong in the way the port promises. */
export async function failureOf(work: Promise<unknown>): Promise<CourseSourceError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof CourseSourceError) return error;
    throw error;
  }
  throw new Error('it succeeded');
}
