import { Router } from 'express';
import { z } from 'zod';
import type { CourseDocument } from '../../courses/index.ts';
import type { ListDocuments } from '../../ingest/index.ts';
import type {
  AnswerDeepLinking,
  DeepLinkingRequest,
  LinkItem,
  PlacedItem,
  Registration,
  Session,
} from '../../launch/index.ts';
import { reviewOffer, toCustom, type ReviewOffer } from '../../launch/index.ts';
import type { ReadMastery } from '../../learner/index.ts';
import type { ClassQuizzes } from '../../quiz/index.ts';
import { HttpProblem } from '../problem.ts';
import { allow, sessionOf } from '../request.ts';

export interface DeepLinkingNeeds {
  readonly answerDeepLinking: AnswerDeepLinking;
  readonly subjectOf: (
    session: Session,
  ) => Promise<{ registration: Registration; deploymentId: string } | undefined>;
  readonly classQuizzes: ClassQuizzes;
  readonly listDocuments: ListDocuments;
  readonly readMastery: ReadMastery;
  readonly publicUrl: string;
}

const title = z.string().trim().min(1).max(200);
const picked = z.object({
  items: z
    .array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('tutor'), title }),
        z.object({ kind: z.literal('module'), title, module: z.string().min(1).max(300) }),
        z.object({ kind: z.literal('document'), title, documentId: z.uuid() }),
        z.object({
          kind: z.literal('quiz'),
          title,
          quizId: z.uuid(),
          graded: z.boolean().default(true),
        }),
      ]),
    )
    .max(20),
});
type Picked = z.infer<typeof picked>['items'][number];

/** Every quiz of ours counts to 100: a share of the maximum, whatever the LMS makes of it. */
const scoreMaximum = 100;

/** /deep-linking: what an instructor may place in the course, and what they picked, signed for the LMS. */
export function deepLinkingRoutes(needs: DeepLinkingNeeds): Router {
  const router = Router();

  router.get('/deep-linking', allow('instructor'), async (req, res) => {
    const session = sessionOf(req);
    const request = requestOf(session);
    const [documents, quizzes, toPlace, concepts] = await Promise.all([
      needs.listDocuments(session),
      needs.classQuizzes.list(session),
      needs.classQuizzes.toPlace(session),
      needs.readMastery(session),
    ]);
    res.json({
      acceptsLinks: acceptsLinks(request),
      acceptMultiple: request.acceptMultiple,
      acceptLineItem: request.acceptLineItem,
      documents: documents.filter(isReadable).map(toChoice),
      quizzes: quizzes.map(({ id, title: name, conceptName, items }) => ({
        id,
        title: name,
        concept: conceptName,
        items: items.map(({ prompt, solution }) => ({ prompt, solution })),
      })),
      toPlace,
      concepts: concepts.map(({ id, name }) => ({ id, name })),
    });
  });

  router.post('/deep-linking/answer', allow('instructor'), async (req, res) => {
    const session = sessionOf(req);
    const request = requestOf(session);
    const subject = await needs.subjectOf(session);
    if (!subject)
      throw new HttpProblem(
        409,
        'course_not_connected',
        'The course is not connected to an LMS any more.',
      );
    const { items } = picked.parse(req.body);
    refuseUnwanted(request, items);
    const offer = reviewOffer(subject.registration.product, needs.publicUrl);
    const links = await Promise.all(items.map((item) => toLink(needs, { session, offer }, item)));
    const signed = await needs.answerDeepLinking(subject, request, links);
    const quizIds = items.flatMap((item) => (item.kind === 'quiz' ? [item.quizId] : []));
    await needs.classQuizzes.placed(session, quizIds);
    res.json(signed);
  });
  return router;
}

function requestOf({ launch }: Session): DeepLinkingRequest {
  if (launch.deepLinking) return launch.deepLinking;
  throw new HttpProblem(409, 'no_deep_linking_request', 'The LMS did not ask for a link.');
}

function acceptsLinks({ acceptTypes }: DeepLinkingRequest): boolean {
  return acceptTypes.includes('ltiResourceLink');
}

// G6. An empty answer is always welcome: it closes the picker (G4).
function refuseUnwanted(request: DeepLinkingRequest, items: readonly Picked[]): void {
  if (items.length === 0) return;
  if (!acceptsLinks(request))
    throw new HttpProblem(409, 'links_not_accepted', 'The LMS takes no links at this place.');
  if (items.length > 1 && !request.acceptMultiple)
    throw new HttpProblem(409, 'one_item_only', 'The LMS takes one link only at this place.');
}

interface Picking {
  readonly session: Session;
  /** What the line item of a quiz says of looking at the students' work. */
  readonly offer: ReviewOffer;
}

async function toLink(needs: DeepLinkingNeeds, picking: Picking, item: Picked): Promise<LinkItem> {
  const { placed, lineItem } = await contentOf(needs, picking, item);
  return {
    title: item.title,
    url: `${needs.publicUrl}/lti/launch`,
    custom: toCustom(placed),
    ...(lineItem ? { lineItem } : {}),
  };
}

interface Content {
  readonly placed: PlacedItem;
  readonly lineItem?: LinkItem['lineItem'];
}

async function contentOf(
  { classQuizzes, listDocuments }: DeepLinkingNeeds,
  { session, offer }: Picking,
  item: Picked,
): Promise<Content> {
  if (item.kind === 'tutor') return { placed: { kind: 'tutor' } };
  if (item.kind === 'module') return { placed: { kind: 'module', title: item.module } };
  if (item.kind === 'document') {
    const found = (await listDocuments(session)).find(({ id }) => id === item.documentId);
    if (!found)
      throw new HttpProblem(404, 'document_not_found', 'This course has no such document.');
    return {
      placed: { kind: 'document', id: found.id, title: found.title, fileName: found.fileName },
    };
  }
  const { id } = await classQuizzes.find(session, item.quizId);
  if (!item.graded || !requestOf(session).acceptLineItem) return { placed: { kind: 'quiz', id } };
  const lineItem = {
    label: item.title,
    scoreMaximum,
    resourceId: `preceptor-quiz-${id}`,
    tag: 'preceptor-quiz',
    ...offer,
  };
  return { placed: { kind: 'quiz', id }, lineItem };
}

function isReadable({ activeRevision }: CourseDocument): boolean {
  return activeRevision !== null;
}

function toChoice({ id, title: name, fileName, moduleTitle, published }: CourseDocument) {
  return { id, title: name, fileName, moduleTitle, published };
}
