import { defaultSectionPlan, documentFromParagraphs, inlineText, placeArticle } from '#article'
import type { Media } from '#media'
import {
  addFrontVersion,
  addLiveUpdate,
  addPoll,
  addSections,
  countAnswer,
  createArticles,
  type Database,
  findArticles,
  findPoll,
  firstFrontPage,
  hasArticles,
  holdFront,
  inTransaction,
  type PublicationDraft,
  placePoll,
  publish,
  type RevisionDraft,
  readSetting,
  saveRevisions,
  withdraw,
  writeDossier,
  writeSetting,
  writeStandingPage,
} from '#store'
import { articles, firstContent, newsroom, sections, type WorldArticle } from '#world'
import { tellComments } from './demo-comments.ts'
import { fileWorldFilms, fileWorldPictures, keepWorldFilms, keepWorldPictures } from './demo-media.ts'
import { countDemoReadings } from './demo-readings.ts'

const minuteMs = 60_000
const madeBy = 'demo'

/** What the example newsroom says of itself. */
const standingPages = [
  {
    name: 'about',
    title: 'دربارهٔ روزن',
    paragraphs: [
      'روزن تحریریه‌ای نمونه است: نام‌ها، رسانه‌ها و رویدادهای آن ساختگی‌اند تا کار سامانه دیده شود.',
      'هر خبر اینجا می‌گوید از کجا آمده است و چه کسی چه گفته؛ هرچه پس از انتشار درست شود، در دفتر اصلاحات می‌ماند.',
    ],
  },
  {
    name: 'contact',
    title: 'تماس با روزن',
    paragraphs: [
      'برای درست کردن خطایی در خبرها، برای پاسخ یا شکایت، و برای هر سخن دیگر با تحریریه، از همین‌جا بنویسید؛ سر هر پیام کسی پاسخگوست.',
      'آنچه نباید نام شما با آن دیده شود، مهروموم فرستاده می‌شود و تنها کسانی می‌خوانندش که سردبیر برگزیده است.',
    ],
  },
  {
    name: 'ethics',
    title: 'آیین‌نامهٔ اخلاق حرفه‌ای',
    paragraphs: [
      'هیچ نقل‌قولی بی گوینده منتشر نمی‌شود، مگر آنکه جان یا کار کسی در خطر باشد؛ آنگاه سردبیر نام او را می‌داند.',
      'خطا را پنهان نمی‌کنیم: اصلاح با تاریخ و با آنچه تغییر کرده است بالای همان خبر می‌آید.',
    ],
  },
  {
    name: 'privacy',
    title: 'حریم خوانندگان',
    paragraphs: [
      'برای خواندن این سایت کوکی‌ای گذاشته نمی‌شود و هیچ درخواستی به سایت دیگری نمی‌رود.',
      'شمار خوانده‌شدن هر خبر از درخواست‌های خود سایت گرفته می‌شود و تنها عددی است؛ نشانی کسی با آن نگه داشته نمی‌شود.',
    ],
  },
] as const

/** True when nothing was ever written here. */
export async function isEmpty(database: Database): Promise<boolean> {
  return (await readSetting(database, 'demo')) === null && !(await hasArticles(database))
}

/** Fills an empty store with the example newsroom, as of `now`; all of it, or nothing. */
export async function fillDemo(database: Database, media: Media, now: Date): Promise<void> {
  await keepWorldPictures(media)
  await keepWorldFilms(media)
  await inTransaction(database, async (transaction) => {
    await fileWorldPictures(transaction, madeBy)
    await fileWorldFilms(transaction, madeBy)
    await addSections(transaction, sections)
    for (const article of oldestFirst()) await tellArticle(transaction, article, now)
    await writeSetting(transaction, 'site', { name: newsroom.name, tagline: newsroom.tagline, notice: newsroom.notice })
    for (const { name, title, paragraphs } of standingPages) {
      const document = documentFromParagraphs([...paragraphs])
      await writeStandingPage(transaction, name, { title, document, madeBy })
    }
    await tellDossier(transaction)
    await arrangeSectionPage(transaction)
    await askPoll(transaction)
    await tellComments(transaction)
    await countDemoReadings(transaction, now)
    await writeSetting(transaction, 'demo', { filledAt: now.toISOString(), wireFilledAt: null })
  })
}

/** What one dossier of the example newsroom is about, and the names of its articles in their order. */
const dossier = {
  slug: 'مدرسه-در-راه',
  title: 'مدرسه در راه',
  intro: 'کودکانی که برای رسیدن به کلاس از آب، ریگ و برف می‌گذرند، و مدرسه‌هایی که به سوی آن‌ها راه افتاده‌اند.',
  articles: ['school-trees', 'boat-school', 'caravanserai-school', 'chess-school', 'old-computers'],
}

async function tellDossier(transaction: Database): Promise<void> {
  const codes = dossier.articles.flatMap((name) => articles.find((article) => article.name === name)?.code ?? [])
  const known = await findArticles(transaction, codes)
  const articleIds = codes.map((code) => known.find((article) => article.code === code)!.id)
  const { slug, title, intro } = dossier
  await writeDossier(transaction, { slug, title, intro: documentFromParagraphs([intro]), articleIds, madeBy })
}

/** One section's page is arranged, so that it is seen what that is. */
async function arrangeSectionPage(transaction: Database): Promise<void> {
  const { code } = articles.find(({ name }) => name === 'theatre-opening')!
  const plan = placeArticle(defaultSectionPlan(), code, { box: 'lead', index: 0 })
  await holdFront(transaction)
  const draft = {
    ...firstFrontPage,
    section: 'culture',
    plan,
    basedOn: null,
    note: 'نمونه',
    takesEffectAt: null,
    madeBy,
  }
  await addFrontVersion(transaction, draft)
}

/** A question on the front page, and how many readers chose each answer. */
const poll = {
  question: 'بیشتر وقت‌ها خبر را از کجا می‌گیرید؟',
  choices: [
    ['سایت خبری', 9],
    ['کانال پیام‌رسان', 6],
    ['رادیو و تلویزیون', 3],
    ['روزنامهٔ کاغذی', 1],
  ],
} as const

async function askPoll(transaction: Database): Promise<void> {
  const id = await addPoll(transaction, {
    question: poll.question,
    choices: poll.choices.map(([text]) => text),
    madeBy,
  })
  await placePoll(transaction, id, 'front')
  const { choices } = (await findPoll(transaction, id))!
  for (const [place, choice] of choices.entries()) {
    for (let vote = 0; vote < poll.choices[place]![1]; vote += 1) await countAnswer(transaction, id, choice.id)
  }
}

function oldestFirst(): WorldArticle[] {
  return [...articles].sort((one, other) => other.publishedMinutesAgo - one.publishedMinutesAgo)
}

async function tellArticle(database: Database, article: WorldArticle, now: Date): Promise<void> {
  const ago = (minutes: number) => new Date(now.getTime() - minutes * minuteMs)
  const [made] = await createArticles(database, [article.code])
  const articleId = made!.id
  const save = async (content: RevisionDraft['content']) => {
    const [revision] = await saveRevisions(database, [{ articleId, content, chain: article.chain, savedBy: madeBy }])
    return revision!.id
  }
  const live = async (draft: Omit<PublicationDraft, 'articleId' | 'madeBy'>) =>
    publish(database, [{ articleId, madeBy, ...draft }])

  const publishedAt = ago(article.publishedMinutesAgo)
  await live({ revisionId: await save(firstContent(article)), publishedAt })
  for (const { kind, note, minutesAgo } of article.corrections) {
    const revisionId = await save(article.content)
    const at = ago(minutesAgo)
    await live({ revisionId, publishedAt, updatedAt: at, correction: { kind, note, at } })
  }
  if (article.content.kind === 'live') await tellUpdates(database, { articleId, article, publishedAt, now })
  if (article.withdrawn) await withdraw(database, { articleId, reason: article.withdrawn.note, madeBy })
}

interface RunningAccount {
  articleId: number
  article: WorldArticle
  publishedAt: Date
  now: Date
}

/**
 * A running account is told part by part: each part of its text under a heading is an update, the last the oldest; they
 * come evenly between its publication and now.
 */
async function tellUpdates(database: Database, account: RunningAccount): Promise<void> {
  const { articleId, publishedAt, now } = account
  const { code, content } = account.article
  const parts: { headline: string; blocks: typeof content.document.content }[] = []
  for (const block of content.document.content) {
    if (block.type === 'heading') parts.push({ headline: inlineText(block.content), blocks: [] })
    else if (block.type !== 'divider') parts.at(-1)?.blocks.push(block)
  }
  for (const [place, { headline, blocks }] of parts.toReversed().entries()) {
    const document = { type: 'doc' as const, content: blocks }
    const madeAt = new Date(publishedAt.getTime() + ((now.getTime() - publishedAt.getTime()) * place) / parts.length)
    await addLiveUpdate(database, { articleId, code, headline, document, isKey: place % 2 === 0, madeBy, madeAt })
  }
}
