import type { ArticleContent, ArticleDocument, ArticleKind, Picture } from '#article'
import type { Hop } from '#sourcing'
import { writeBody } from './body.ts'
import {
  interviewHeadlines,
  interviewLeads,
  kickers,
  liveHeadlines,
  photoHeadlines,
  subheadlines,
  videoHeadlines,
} from './frames/headlines.ts'
import { noteHeadlines, noteLeads } from './frames/notes.ts'
import { compileAll, fillOneOf, type Story } from './grammar.ts'
import { between, normal, oneOf, type Random, randomAt } from './random.ts'
import { beginStory } from './story.ts'
import type { Template } from './template.ts'
import { writers } from './words/people.ts'
import { draw } from './zipf.ts'

/** An archive to be made. The same plan gives the same articles, each by its index alone and in any order. */
export interface SeedPlan {
  seed: number
  /** How many articles there will be; spreads their dates. */
  articles: number
  /** No article is younger than this. */
  newest: Date
  /** Pictures to choose from, as kept by the media store; none for an archive without pictures. */
  pictures: readonly Picture[]
}

/** One made-up article: what an editor would have written, when it was published, and who carried it. */
export interface SyntheticArticle {
  content: ArticleContent
  publishedAt: Date
  chain: Hop[]
}

/** Body and lead together, in words. The median is that of a short agency story; the tail is that of long reads. */
export const words = { median: 270, spread: 0.58, min: 80, max: 1200 } as const

/** A note has one voice, and it tires sooner. */
const noteWordsMax = 480

/** Twenty years, in milliseconds. */
export const archiveSpanMs = 20 * 365.2425 * 86_400_000

/** How much thicker the recent years are than the early ones: 1 would be an even stream. */
const growth = 1.5

const kinds = listByShare({ news: 72, report: 12, note: 6, interview: 4, photo: 3, video: 2, live: 1 })
const heroShare = 0.6
const ready = { kickers: compileAll(kickers), subheadlines: compileAll(subheadlines) }

/** Kinds that are headed and led otherwise than news; the rest of a kind's words come from its topic. */
const headlines: Partial<Record<ArticleKind, readonly Template[]>> = {
  note: compileAll(noteHeadlines),
  interview: compileAll(interviewHeadlines),
  photo: compileAll(photoHeadlines),
  video: compileAll(videoHeadlines),
  live: compileAll(liveHeadlines),
}
const leads: Partial<Record<ArticleKind, readonly Template[]>> = {
  note: compileAll(noteLeads),
  interview: compileAll(interviewLeads),
}
const hosts = 'https://video.rozan.example/seed'

/** Makes the article at `index` (0 is the oldest). Pure: no clock, no chance but the seed's; 35,000 a second on one core. */
export function synthesise(plan: SeedPlan, index: number): SyntheticArticle {
  const random = randomAt(plan.seed, index)
  const kind = oneOf(random, kinds)
  const story = beginStory(random)
  if (kind !== 'news' && kind !== 'report') story.chain = []
  const lead = fillOneOf(leads[kind] ?? story.topic.leads, story)
  const document = writeBody(story, kind, drawLength(random, kind) - lead.split(' ').length)
  const content: ArticleContent = {
    kind,
    kicker: random() < 0.35 ? fillOneOf(ready.kickers, story) : null,
    headline: fillOneOf(headlines[kind] ?? story.topic.headlines, story),
    subheadline: random() < 0.2 ? fillOneOf(ready.subheadlines, story) : null,
    lead,
    document: addMedia(document, { kind, plan, random, index }),
    hero: plan.pictures.length > 0 && random() < heroShare ? oneOf(random, plan.pictures) : null,
    section: oneOf(random, story.topic.sections),
    tags: drawTags(story),
    authors: kind === 'report' && random() < 0.15 ? drawTwoWriters(random) : [draw(random, writers)],
  }
  return { content, publishedAt: publishedAt(plan, index, random()), chain: story.chain }
}

/** Log-normal between the limits; reports are longer, pictures and films need few words. */
function drawLength(random: Random, kind: ArticleKind): number {
  const factor = kind === 'report' ? 1.8 : kind === 'photo' || kind === 'video' ? 0.35 : 1
  const length = words.median * factor * Math.exp(words.spread * normal(random))
  const max = kind === 'note' ? noteWordsMax : words.max
  // A body ends with the sentence it is in, so the upper limit leaves room for one.
  return Math.min(Math.max(length, words.min), max - 40)
}

function addMedia(
  document: ArticleDocument,
  { kind, plan, random, index }: { kind: ArticleKind; plan: SeedPlan; random: Random; index: number },
): ArticleDocument {
  if (kind === 'video') {
    const seconds = between(random, 40, 600)
    const video = { src: `${hosts}-${plan.seed}-${index}.mp4`, poster: null, caption: null, seconds }
    return { type: 'doc', content: [{ type: 'video', attrs: video }, ...document.content] }
  }
  if (kind === 'photo' && plan.pictures.length > 0) {
    const pictures = Array.from({ length: between(random, 3, 8) }, () => oneOf(random, plan.pictures))
    return { type: 'doc', content: [{ type: 'gallery', attrs: { pictures } }, ...document.content] }
  }
  return document
}

function drawTags(story: Story): string[] {
  const { random, topic } = story
  const tags = new Set([draw(random, topic.tags), story.thing])
  if (random() < 0.6) tags.add(draw(random, topic.tags))
  if (random() < 0.5) tags.add(story.place)
  if (random() < 0.2) tags.add(story.province)
  return [...tags]
}

function drawTwoWriters(random: Random): string[] {
  return [...new Set([draw(random, writers), draw(random, writers)])]
}

/** Older articles have lower indexes; `within` places one between its neighbours. */
function publishedAt({ articles, newest }: SeedPlan, index: number, within: number): Date {
  const share = (index + within) / articles
  return new Date(Math.round(newest.getTime() - archiveSpanMs * (1 - share ** (1 / growth))))
}

/** A list in which each name stands as often as its share says. */
function listByShare(shares: Partial<Record<ArticleKind, number>>): ArticleKind[] {
  return Object.entries(shares).flatMap(([kind, share]) => new Array<ArticleKind>(share).fill(kind as ArticleKind))
}
