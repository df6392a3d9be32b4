import { Router, type RequestHandler } from 'express';
import { isVisible, pageHtml, type HeldItem } from '../../platform/material.ts';
import type { Platform } from '../../platform/platform.ts';
import { page, restPages } from '../paging.ts';
import { quizId } from './ids.ts';
import { lockOf } from './lock.ts';
import { courseDoor, dateText, notFound, sendJson } from './rest-door.ts';

/** Classic quizzes for practice, which are in no gradebook; a course without any has switched their tab off. */
export function createQuizzes(platform: Platform): Router {
  const { material, apiRights } = platform;
  const router = Router();
  const door = courseDoor(platform);
  const quizzes = (): HeldItem[] => material.items().filter(({ kind }) => kind === 'quiz');
  const readable = (): HeldItem[] =>
    quizzes().filter((item) => apiRights.hidden || isVisible(item));
  const one =
    (tell: (item: HeldItem) => unknown): RequestHandler =>
    (request, response) => {
      const found = readable().find((item) => quizId(item) === request.params['quiz']);
      if (found) sendJson(response, tell(found));
      else notFound(response);
    };

  router.get('/courses/:course/quizzes', door, (request, response) => {
    if (quizzes().length === 0) {
      response.status(404).json({ message: 'That page has been disabled for this course' });
      return;
    }
    const shown = page(request, response, readable(), restPages(platform));
    sendJson(
      response,
      shown.map((item) => quiz(platform, item)),
    );
  });
  router.get(
    '/courses/:course/quizzes/:quiz',
    door,
    one((item) => quiz(platform, item)),
  );
  router.get('/courses/:course/quizzes/:quiz/date_details', door, one(dates));
  router.get('/courses/:course/quizzes/:quiz/questions', door, one(questions));
  return router;
}

function quiz(platform: Platform, item: HeldItem): object {
  const { issuer, courseId } = platform;
  return {
    id: quizId(item),
    title: item.title,
    html_url: `${issuer}/courses/${courseId}/quizzes/${quizId(item)}`,
    description: pageHtml(item),
    quiz_type: 'practice_quiz',
    assignment_id: null,
    due_at: null,
    unlock_at: dateText(item.unlockAt),
    lock_at: dateText(item.lockAt),
    published: item.published,
    only_visible_to_overrides: false,
    question_count: item.questions?.length ?? 0,
    access_code: null,
    ...lockOf(platform, item),
  };
}

function dates(item: HeldItem): object {
  return {
    id: quizId(item),
    due_at: null,
    unlock_at: dateText(item.unlockAt),
    lock_at: dateText(item.lockAt),
    only_visible_to_overrides: false,
    visible_to_everyone: true,
    graded: false,
    overrides: [],
  };
}

/** As a teacher gets them: with weights, which tell the right answer. */
function questions(item: HeldItem): object[] {
  return (item.questions ?? []).map(({ text, answers }, at) => ({
    id: String(item.number * 100 + at),
    quiz_id: quizId(item),
    position: at + 1,
    question_type: 'multiple_choice_question',
    question_text: text,
    answers: answers.map((answer, nth) => ({
      id: String(nth),
      text: answer,
      weight: nth === 0 ? 100 : 0,
    })),
  }));
}
