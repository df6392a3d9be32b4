import type { z } from 'zod';
import type { OutboundResponse } from '../../ground/net/index.ts';
import { CourseSourceError } from '../course-source.ts';
import type { Send } from '../send.ts';
import { parseJson, readShape } from '../shape.ts';
import type { Site } from '../site.ts';
import { moodleRefusal } from './moodle-refusal.ts';
import { serviceException } from './moodle-shapes.ts';

export interface MoodleApi {
  /** Calls a web service function. @throws CourseSourceError */
  call<Schema extends z.ZodType>(
    name: string,
    parameters: Readonly<Record<string, string>>,
    schema: Schema,
    signal: AbortSignal,
  ): Promise<z.output<Schema>>;
}

interface MoodleApiNeeds {
  readonly send: Send;
  readonly site: Site;
  readonly token: string;
}

/** A course tree comes in one piece; 5,000 activities with their files stay well below this. */
const maxAnswerBytes = 32 * 1024 * 1024;
/** Moodle builds the tree of a large course in one go. */
const timeoutMs = 60_000;

/** Creates the client of Moodle's REST web services for one token, sent in the body only. */
export function createMoodleApi({ send, site, token }: MoodleApiNeeds): MoodleApi {
  const url = `${site.baseUrl}/webservice/rest/server.php`;
  return {
    call: async (name, parameters, schema, signal) => {
      const body = new URLSearchParams({
        wstoken: token,
        wsfunction: name,
        moodlewsrestformat: 'json',
        ...parameters,
      });
      const request = {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: body.toString(),
        maxBytes: maxAnswerBytes,
        timeoutMs,
      } as const;
      const response = await send(url, request, signal);
      refuseStatus(response);
      const answer = parseJson('Moodle', response.body);
      // quirk: moodle answers 200 to everything; a failure is an object with `exception`.
      const failed = serviceException.safeParse(answer);
      if (failed.success) {
        const { errorcode, message } = failed.data;
        const said = { errorcode: errorcode ?? '', message: message ?? '' };
        throw moodleRefusal(name, said, token);
      }
      return readShape('Moodle', schema, answer);
    },
  };
}

function refuseStatus({ status }: OutboundResponse): void {
  if (status === 200) return;
  if (status === 403) {
    throw new CourseSourceError(
      'forbidden',
      'Moodle refuses all web services. Ask your Moodle administrator to enable web services and the REST protocol.',
    );
  }
  throw new CourseSourceError(
    'unavailable',
    `No Moodle web service answers at the address of this connection (status ${status}). Check the address, or try again later.`,
  );
}
