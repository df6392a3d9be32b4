import type { Response } from 'express';
import { render } from '../pages/render.ts';

/** Moodle's page for anything it does not accept: 404, whatever the reason. */
export async function moodleError(response: Response, reason: string): Promise<void> {
  response.status(404).set('x-frame-options', 'sameorigin');
  response.send(await render('message', { title: reason, lines: [], link: undefined }));
}
