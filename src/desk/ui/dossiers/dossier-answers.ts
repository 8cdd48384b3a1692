import { type ArticleDocument, toPlainText } from '#article'
import { toLatinDigits, toPersianDigits } from '#persian'
import { type EndpointAnswer, Refusal } from '#server'
import { type Dossier, dossierReader, findHeadlines, inTransaction, type OpenSession, readDossier } from '#store'
import { dossierSlug, saveDossier, takeDownDossier } from '../../actions/write-dossier.ts'
import { cleanLine, documentOfForm } from '../../api/article-input.ts'
import { signedIn } from '../members/proven.ts'
import { answerRedirect } from '../page.ts'
import { type Answering, actorOf, type Desk, show, type Visit } from '../visit.ts'
import { type DossierProblem, dossierPage, dossiersPage, textLengthMax, type WrittenDossier } from './dossier-pages.ts'

const path = '/desk/dossiers'
const gate = { needs: 'publish' } as const

/** Pages and forms by which editors put dossiers together. */
export const dossierAnswers: ['GET' | 'POST', string, Answering][] = [
  ['GET', path, signedIn(gate, seeAll)],
  ['POST', path, signedIn(gate, make)],
  ['GET', `${path}/new`, signedIn(gate, seeNew)],
  ['GET', `${path}/:slug`, signedIn(gate, seeOne)],
  ['POST', `${path}/:slug`, signedIn(gate, write)],
  ['POST', `${path}/:slug/remove`, signedIn(gate, remove)],
]

const nothing: WrittenDossier = { slug: '', title: '', intro: '', articles: '' }

async function seeAll(desk: Desk, _visit: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const lines = await dossierReader(desk.database).dossiers()
  return show(desk, { title: 'پرونده‌ها', main: dossiersPage(lines), account })
}

async function seeNew(desk: Desk, _visit: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  return show(desk, { title: 'پروندهٔ تازه', main: dossierPage(nothing, [], null), account })
}

async function seeOne(desk: Desk, { params, query }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const written = await writtenOf(desk, await knownDossier(desk, params.slug))
  const done = query.done === 'saved' ? 'پرونده ذخیره شد و در سایت است.' : null
  return show(desk, { title: written.title, main: dossierPage(written, [], done), account })
}

async function knownDossier({ database }: Desk, slug = ''): Promise<Dossier> {
  const dossier = await readDossier(database, slug)
  if (dossier === null || dossier === 'ended') throw new Refusal('not-found', { dossier: slug })
  return dossier
}

/** Behind each code its headline, so that people see what they order. */
async function writtenOf({ database }: Desk, { slug, title, intro, codes }: Dossier): Promise<WrittenDossier> {
  const headlines = await findHeadlines(database, codes)
  const told = codes.map((code) => `${toPersianDigits(code)} ${headlines.get(code) ?? ''}`.trim()).join('\n')
  const articles = told.length <= textLengthMax ? told : codes.map((code) => toPersianDigits(code)).join('\n')
  return { slug, title, intro: isPlain(intro) ? writtenIntro(intro) : null, articles }
}

/** Whether the form can hold it without losing anything. */
function isPlain(intro: ArticleDocument): boolean {
  const text = writtenIntro(intro)
  return text.length <= textLengthMax && JSON.stringify(documentOfForm(text)) === JSON.stringify(intro)
}

function writtenIntro(intro: ArticleDocument): string {
  return intro.content.map((block) => toPlainText({ ...intro, content: [block] })).join('\n\n')
}

async function make(desk: Desk, visit: Visit, session: OpenSession): Promise<EndpointAnswer> {
  const slug = dossierSlug(cleanLine(visit.form('title')))
  const isTaken = slug !== '' && ![null, 'ended'].includes((await readDossier(desk.database, slug)) as null)
  const written = { ...nothing, ...readWritten(visit) }
  if (isTaken) return again(desk, session, written, [{ field: 'title', sentence: 'پرونده‌ای با این عنوان هست.' }])
  return save(desk, session, { written, slug })
}

async function write(desk: Desk, visit: Visit, session: OpenSession): Promise<EndpointAnswer> {
  const { slug, intro } = await knownDossier(desk, visit.params.slug)
  const written = { slug, ...readWritten(visit) }
  if (isPlain(intro)) return save(desk, session, { written, slug })
  return save(desk, session, { written: { ...written, intro: null }, slug, intro })
}

function readWritten({ form }: Visit): Omit<WrittenDossier, 'slug'> {
  return { title: form('title'), intro: form('intro'), articles: form('articles') }
}

async function save(
  desk: Desk,
  session: OpenSession,
  { written, slug, intro }: { written: WrittenDossier; slug: string; intro?: ArticleDocument },
): Promise<EndpointAnswer> {
  const title = cleanLine(written.title)
  const { codes, unread } = readCodes(written.articles)
  if (title === '' || slug === '')
    return again(desk, session, written, [{ field: 'title', sentence: 'عنوانی از حرف و رقم بنویسید.' }])
  if (unread !== null)
    return again(desk, session, written, [
      { field: 'articles', sentence: `این سطر با کد خبر آغاز نمی‌شود: «${unread}»` },
    ])
  try {
    const wish = { title, intro: intro ?? documentOfForm(written.intro ?? ''), codes }
    await inTransaction(desk.database, (transaction) => saveDossier(transaction, actorOf(session.account), slug, wish))
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'invalid-content') throw error
    return again(desk, session, written, [{ field: 'articles', sentence: sentenceOf(error) }])
  }
  return answerRedirect(`${path}/${encodeURIComponent(slug)}?done=saved`)
}

function sentenceOf({ facts }: Refusal): string {
  const { codes } = facts
  return Array.isArray(codes)
    ? `خبری با این کد نیست: ${toPersianDigits(codes.join('، '))}`
    : 'هر خبر یک بار بیاید، و دست بالا دویست خبر.'
}

/** The code at the beginning of each line; the first line that has none. */
function readCodes(text: string): { codes: number[]; unread: string | null } {
  const codes: number[] = []
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue
    const code = /^([1-9]\d{0,14})(?!\d)/.exec(toLatinDigits(line))?.[1]
    if (code === undefined) return { codes, unread: line.slice(0, 60).toWellFormed() }
    codes.push(Number(code))
  }
  return { codes, unread: null }
}

/** The form once more, with what was written. */
function again(
  desk: Desk,
  { account }: OpenSession,
  written: WrittenDossier,
  problems: readonly DossierProblem[],
): EndpointAnswer {
  return show(desk, { status: 422, title: 'خطا: پرونده', main: dossierPage(written, problems, null), account })
}

async function remove(desk: Desk, { params }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  await inTransaction(desk.database, (transaction) => takeDownDossier(transaction, actorOf(account), params.slug ?? ''))
  return answerRedirect(path)
}
