import { type Endpoint, type EndpointAnswer, type EndpointRequest, Refusal } from '#server'
import { publicCommentAnswers } from '../comments/public-answers.ts'
import { publicMessageAnswers } from '../messages/public-answers.ts'
import { publicNewsletterAnswers } from '../newsletter/public-answers.ts'
import { publicPollAnswers } from '../polls/public-answers.ts'
import { publicReplyAnswers } from '../replies/public-answers.ts'
import { type Desk, visitOf } from '../visit.ts'
import { editionOfVisit } from './reader-edition.ts'
import { answerRefused } from './reader-page.ts'
import type { ReaderAnswer } from './reader-visit.ts'

/** The addresses before the door: on these pages readers write, without an account, in the language they read. */
export function readerEndpoints(desk: Desk): Endpoint[] {
  return [
    ...publicCommentAnswers(),
    ...publicReplyAnswers(),
    ...publicMessageAnswers(),
    ...publicPollAnswers(),
    ...publicNewsletterAnswers(),
  ].map((own) => {
    const [method, path] = own
    return { method, path, handle: (request) => receive(desk, own, request) }
  })
}

async function receive(
  desk: Desk,
  [method, path, answer]: ReaderAnswer,
  request: EndpointRequest,
): Promise<EndpointAnswer> {
  const edition = await editionOfVisit(desk, request)
  try {
    return await answer(desk, { ...visitOf(desk, { method, path }, request), edition })
  } catch (error) {
    if (error instanceof Refusal) return answerRefused(edition, error)
    throw error
  }
}
