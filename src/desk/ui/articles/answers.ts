import { documentFromBlocks } from '#article'
import { toLatinDigits } from '#persian'
import { type EndpointAnswer, readId } from '#server'
import { type ArticleListQuery, allSections, inTransaction, listArticles } from '#store'
import { createArticle, editionIn } from '../../actions/create-article.ts'
import { findManuscript } from '../../actions/find-manuscript.ts'
import { cutPage } from '../../cut-page.ts'
import { demand, may, mayIn } from '../../policy.ts'
import { answerEditor, answerRedirect } from '../page.ts'
import { type Answering, accountOf, actorOf, codeIn, type Desk, show, type Visit } from '../visit.ts'
import { editorPage } from './editor-page.ts'
import { headlineWords } from './headline-words.ts'
import { type ArticlesView, articlesPage, isTab, type Tab } from './list-page.ts'
import { previewAnswers } from './preview-answers.ts'

const entriesShown = 40
const queryLengthMax = 200

/** Pages and forms of the articles: the list, a new one, the editor. */
export const articleAnswers: ['GET' | 'POST', string, Answering][] = [
  ['GET', '/desk/articles', seeArticles],
  ['POST', '/desk/articles', beginArticle],
  ['GET', '/desk/articles/:code', seeEditor],
  ...previewAnswers,
]

async function seeArticles(desk: Desk, { cookies, query }: Visit): Promise<EndpointAnswer> {
  const account = await accountOf(desk, cookies)
  if (account === null) return answerRedirect('/desk/login')
  const actor = actorOf(account)
  demand(actor, 'read')
  const mayWrite = may(actor, 'write')
  const asked = readQuery(query, mayWrite ? 'mine' : 'live')
  const found = await listArticles(desk.database, { ...listQuery(asked, actor.id), limit: entriesShown + 1 })
  const { page: entries, last } = cutPage(found, entriesShown)
  const view: ArticlesView = {
    asked,
    entries,
    next: last?.code ?? null,
    sections: await allSections(desk.database),
    articleUrl: desk.articleUrl,
    editions: desk.editions ?? [],
    mayWrite,
    mayWriteIn: (section) => mayIn(actor, 'write', section),
    mayPublishIn: (section) => mayIn(actor, 'publish', section),
  }
  return show(desk, { title: 'مطالب', main: articlesPage(view), account })
}

/** What the address of the list asks for; what it does not understand it leaves out. */
function readQuery(query: Record<string, unknown>, usual: Tab): ArticlesView['asked'] {
  const text = (name: string) =>
    typeof query[name] === 'string' ? (query[name] as string).slice(0, queryLengthMax) : ''
  const tab = text('tab')
  return {
    tab: isTab(tab) ? tab : usual,
    section: text('section').toWellFormed().replaceAll('\0', ''),
    words: text('q').toWellFormed().replaceAll('\0', '').trim(),
    below: readId(toLatinDigits(text('below'))),
  }
}

const states: Record<Tab, ArticleListQuery['state']> = { mine: 'open', desk: 'open', live: 'live', all: 'any' }

function listQuery({ tab, section, words, below }: ArticlesView['asked'], me: string): Omit<ArticleListQuery, 'limit'> {
  const code = readId(toLatinDigits(words))
  return {
    belowCode: below,
    writtenBy: tab === 'mine' && code === null ? me : null,
    state: code === null ? states[tab] : 'any',
    section: section === '' ? null : section,
    words: code === null ? headlineWords(words) : [],
    code,
  }
}

/** An empty article of the edition that was chosen; or one that begins as what it is to translate. */
async function beginArticle(desk: Desk, { cookies, form }: Visit): Promise<EndpointAnswer> {
  const account = await accountOf(desk, cookies)
  if (account === null) return answerRedirect('/desk/login')
  const empty = { kicker: null, headline: '', subheadline: null, lead: null, hero: null, section: null }
  const blank = { kind: 'news' as const, ...empty, document: documentFromBlocks([]), tags: [], authors: [] }
  const edition = editionIn(form('edition'), desk.editions)
  const translates = readId(toLatinDigits(form('translates')))
  const { code } = await inTransaction(desk.database, async (transaction) => {
    const original = translates === null ? null : await findManuscript(transaction, translates)
    const { content, chain } = original ?? { content: blank, chain: [] }
    return createArticle(transaction, actorOf(account), { content, chain, code: null, edition, translates })
  })
  return answerRedirect(`/desk/articles/${code}`)
}

async function seeEditor(desk: Desk, visit: Visit): Promise<EndpointAnswer> {
  const account = await accountOf(desk, visit.cookies)
  if (account === null) return answerRedirect('/desk/login')
  const actor = actorOf(account)
  demand(actor, 'write')
  const { code, content } = await inTransaction(desk.database, (transaction) =>
    findManuscript(transaction, codeIn(visit)),
  )
  const { newsroom, scripts } = desk
  const title = content.headline || 'خبر تازه'
  return answerEditor({ title, main: editorPage({ code, title, scripts }), account, newsroom, scripts })
}
