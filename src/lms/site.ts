import { CourseSourceError, type LmsAccess } from './course-source.ts';

/** Where an LMS is, once its address is known to be one. */
export interface Site {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly origin: string;
}

/** @throws CourseSourceError reconnect when the connection has no address or no token to speak of */
export function siteOf({ baseUrl, token }: LmsAccess): Site {
  const url = URL.parse(baseUrl);
  // Anything else cannot travel in a header, and the error about that would quote it.
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new CourseSourceError(
      'reconnect',
      'The connection to the LMS has no usable token. Connect the course again.',
    );
  }
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new CourseSourceError(
      'reconnect',
      'The address of the LMS in this connection is not a web address. Connect the course again.',
    );
  }
  return { baseUrl: `${url.origin}${url.pathname.replace(/\/+$/, '')}`, origin: url.origin };
}
