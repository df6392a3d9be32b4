import type { RequestHandler } from 'express';
import { wordsIn } from '../tongues/index.ts';
import { sendPage } from './pages.ts';
import { HttpProblem } from './problem.ts';
import { spokenIn } from './spoken-in.ts';

/** What stands at every other address: a page for a person who mistyped one, a problem for a program. */
export function nothingHere(): RequestHandler {
  return async (req, res) => {
    if (req.accepts(['json', 'html']) !== 'html') throw new HttpProblem(404, 'not_found');
    const language = spokenIn(req);
    const { titles, problems } = wordsIn(language);
    const page = {
      title: titles[404],
      advice: problems.not_found,
      back: null,
      reference: req.id,
    };
    res.set('content-language', language);
    await sendPage(res, 'refused', page, { status: 404, language });
  };
}
