import { type EndpointAnswer, Refusal } from '#server'
import { allSections, type Database, inTransaction, type OpenSession } from '#store'
import { makeSection, moveSection, retire, revive, rewriteSection } from '../../actions/settings/arrange-sections.ts'
import type { Actor } from '../../policy.ts'
import { signedIn } from '../members/proven.ts'
import { answerRedirect } from '../page.ts'
import { type Answering, actorOf, type Desk, show, type Visit } from '../visit.ts'
import { type SectionsView, sectionsPage } from './sections-page.ts'
import { doneIn } from './settings-answers.ts'
import { faults } from './settings-words.ts'

const gate = { needs: 'administer' } as const
const home = '/desk/settings/sections'
const blank = { name: '', slug: '', parent: '' }

/** The sections: made, named, moved, taken out of use. */
export const sectionAnswers: ['GET' | 'POST', string, Answering][] = [
  ['GET', home, signedIn(gate, (desk, visit, session) => showSections(desk, session, { done: doneIn(visit) }))],
  ['POST', home, arranging('section-added', add)],
  ['POST', `${home}/:slug`, arranging('section-changed', rewrite)],
  ['POST', `${home}/:slug/move`, arranging('section-changed', move)],
  ['POST', `${home}/:slug/retirement`, arranging('section-retired', putAside)],
  ['POST', `${home}/:slug/revival`, arranging('section-changed', bringBack)],
]

type Arranging = (database: Database, actor: Actor, visit: Visit) => Promise<unknown>

function arranging(done: string, arrange: Arranging): Answering {
  return signedIn(gate, async (desk, visit, session) => {
    try {
      await inTransaction(desk.database, (transaction) => arrange(transaction, actorOf(session.account), visit))
      return answerRedirect(`${home}?done=${done}`)
    } catch (error) {
      if (!(error instanceof Refusal) || faults[error.code] === undefined) throw error
      const { form } = visit
      const written = visit.path === home ? { name: form('name'), slug: form('slug'), parent: form('parent') } : blank
      return showSections(desk, session, { fault: faults[error.code]!, written })
    }
  })
}

async function showSections(
  desk: Desk,
  { account }: OpenSession,
  { done = '', fault = null, written = blank }: Partial<Omit<SectionsView, 'sections'>>,
): Promise<EndpointAnswer> {
  const main = sectionsPage({ sections: await allSections(desk.database), written, done, fault })
  const title = fault === null ? 'بخش‌ها' : 'خطا: بخش‌ها'
  return show(desk, { status: fault === null ? 200 : 422, title, main, account })
}

function add(database: Database, actor: Actor, { form }: Visit): Promise<unknown> {
  return makeSection(database, actor, { name: form('name'), slug: form('slug').trim(), parent: form('parent') || null })
}

function rewrite(database: Database, actor: Actor, { params, form }: Visit): Promise<unknown> {
  return rewriteSection(database, actor, params.slug ?? '', { name: form('name'), parent: form('parent') || null })
}

function move(database: Database, actor: Actor, { params, form }: Visit): Promise<unknown> {
  return moveSection(database, actor, { slug: params.slug ?? '', by: form('by') === 'up' ? 'up' : 'down' })
}

function putAside(database: Database, actor: Actor, { params, form }: Visit): Promise<unknown> {
  return retire(database, actor, { slug: params.slug ?? '', into: form('into') })
}

function bringBack(database: Database, actor: Actor, { params }: Visit): Promise<unknown> {
  return revive(database, actor, params.slug ?? '')
}
