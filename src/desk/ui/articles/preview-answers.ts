import { firstEdition } from '#article'
import { type EndpointAnswer, Refusal } from '#server'
import { type Account, type Manuscript, readManuscript, readWorkingCopy, type WorkingCopy } from '#store'
import { demand, mayIn } from '../../policy.ts'
import { answerFramed, answerRedirect, answerScreen } from '../page.ts'
import { type Answering, accountOf, actorOf, codeIn, type Desk, type Visit } from '../visit.ts'
import { type PreviewView, previewPage } from './preview-page.ts'

const path = '/desk/articles/:code/preview'

/** An article as readers would see it: for whoever reads at the desk, whether or not she writes. */
export const previewAnswers: ['GET', string, Answering][] = [
  ['GET', path, seePreview],
  ['GET', `${path}/page`, seePage],
]

interface Found {
  manuscript: Manuscript
  /** What is being written, where somebody writes. */
  copy: WorkingCopy | null
}

async function seePreview(desk: Desk, visit: Visit): Promise<EndpointAnswer> {
  const account = await reader(desk, visit)
  if (account === null) return answerRedirect('/desk/login')
  const found = await find(desk, visit)
  const { code, content } = found.manuscript
  const { headline } = found.copy?.content ?? content
  const main = previewPage({
    code,
    headline,
    live: liveOf(found),
    mayWrite: mayIn(actorOf(account), 'write', content.section),
  })
  return answerScreen({ status: 200, title: 'پیش‌نمایش', main, account, newsroom: desk.newsroom }, 'preview')
}

async function seePage(desk: Desk, visit: Visit): Promise<EndpointAnswer> {
  if ((await reader(desk, visit)) === null) return answerRedirect('/desk/login')
  const { manuscript, copy } = await find(desk, visit)
  if (desk.storyPage === undefined) throw new Refusal('not-found')
  const { code, edition = firstEdition } = manuscript
  const { content, chain } = copy ?? manuscript
  const { body, policy } = await desk.storyPage({ code, edition, content, chain })
  return answerFramed(body, policy)
}

async function reader(desk: Desk, { cookies }: Visit): Promise<Account | null> {
  const account = await accountOf(desk, cookies)
  if (account !== null) demand(actorOf(account), 'read')
  return account
}

/** Looked at without being held: nothing is written. Refuses `not-found`. */
async function find({ database }: Desk, visit: Visit): Promise<Found> {
  const code = codeIn(visit)
  const manuscript = await readManuscript(database, code)
  if (manuscript === null) throw new Refusal('not-found', { code })
  const copy = await readWorkingCopy(database, manuscript.articleId)
  const isNewer = copy !== null && copy.begunAt !== null && copy.revision === manuscript.revision
  return { manuscript, copy: isNewer ? copy : null }
}

function liveOf({ manuscript: { publication, revision }, copy }: Found): PreviewView['live'] {
  if (publication === null) return 'not'
  return publication.revision === revision && copy === null ? 'same' : 'older'
}
