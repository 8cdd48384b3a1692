import { countWords } from '#persian'
import type { SourcingFinding } from '#sourcing'
import type { ArticleContent } from './content.ts'
import type { Block, Picture } from './document.ts'
import { hrefOf, linkableTexts } from './links-of.ts'
import { mediaOfDocument } from './media-of.ts'
import { sourcedText } from './sourcing/sourced-text.ts'
import { blockTexts, countContentWords, inlineText } from './to-text.ts'

/** Characters a headline may have before search results and cards cut it (Google's advice for news: 110). */
export const HEADLINE_LENGTH_GOOD = 110
/** Words a lead may have before it stops being one. */
export const LEAD_WORDS_GOOD = 60
/** Words of a body under which a news item is only a headline. */
export const BODY_WORDS_LEAST = 20
/** Findings of one kind that are listed; an editor mends them one by one anyway. */
const FINDINGS_PER_CODE_MAX = 20

/** Something that stands between a draft and its publication. */
export interface ReadinessFinding {
  /** Stable: the sentence is chosen by it, at the edge. */
  code: ReadinessCode
  /** What blocks cannot be published; a warning can, once seen. */
  severity: 'blocks' | 'warns'
  /** What the sentence needs: lengths, counts, a few words, the index of a block in the body. */
  facts: Readonly<Record<string, string | number>>
}

const severities = {
  'headline-missing': 'blocks',
  'body-missing': 'blocks',
  'headline-long': 'warns',
  'lead-missing': 'warns',
  'lead-long': 'warns',
  'lead-repeated': 'warns',
  'body-short': 'warns',
  'section-missing': 'warns',
  'author-missing': 'warns',
  'pictures-missing': 'warns',
  'video-missing': 'warns',
  'image-without-alt': 'blocks',
  'absent-image-without-alt': 'warns',
  'picture-rights-ended': 'blocks',
  'heading-blank': 'warns',
  'heading-level-skipped': 'warns',
  'link-to-nowhere': 'warns',
  'quotation-without-speaker': 'warns',
  'carrier-not-recorded': 'warns',
  'hop-is-ourselves': 'warns',
} as const

export type ReadinessCode = keyof typeof severities

export const readinessCodes = Object.keys(severities) as readonly ReadinessCode[]

/**
 * What an editor should know before publishing, in the order of the page; empty when all is well. `sourcing` is what
 * {@link findSourcing} found of the same content and nobody has waived; `endedMedia`, hashes of what may not be shown
 * any more.
 */
export function assessReadiness(
  content: ArticleContent,
  sourcing: readonly SourcingFinding[] = [],
  endedMedia: readonly string[] = [],
): ReadinessFinding[] {
  const findings = [
    ...headlineFindings(content),
    ...leadFindings(content),
    ...bodyFindings(content),
    ...filingFindings(content),
    ...pictureFindings(content),
    ...rightsFindings(content, endedMedia),
    ...headingFindings(content),
    ...linkFindings(content),
    ...sourcing.map((found) => sourcingFinding(found, content)),
  ]
  return withFewOfEach(findings)
}

function finding(code: ReadinessCode, facts: ReadinessFinding['facts'] = {}): ReadinessFinding {
  return { code, severity: severities[code], facts }
}

function withFewOfEach(findings: readonly ReadinessFinding[]): ReadinessFinding[] {
  const counts = new Map<ReadinessCode, number>()
  return findings.filter(({ code }) => {
    counts.set(code, (counts.get(code) ?? 0) + 1)
    return counts.get(code)! <= FINDINGS_PER_CODE_MAX
  })
}

function sourcingFinding(found: SourcingFinding, content: ArticleContent): ReadinessFinding {
  if ('name' in found) return finding(found.kind, { name: found.name })
  return finding(found.kind, { words: opening(sourcedText(content).slice(found.start, found.end)) })
}

function headlineFindings({ headline }: ArticleContent): ReadinessFinding[] {
  const length = [...headline.trim()].length
  if (length === 0) return [finding('headline-missing')]
  return length > HEADLINE_LENGTH_GOOD ? [finding('headline-long', { length, good: HEADLINE_LENGTH_GOOD })] : []
}

function leadFindings(content: ArticleContent): ReadinessFinding[] {
  const { kind, lead, document } = content
  if (lead === null) return kind === 'news' || kind === 'report' ? [finding('lead-missing')] : []
  const words = countWords(lead)
  const long = words > LEAD_WORDS_GOOD ? [finding('lead-long', { words, good: LEAD_WORDS_GOOD })] : []
  const repeated = blockTexts(document)[0] === lead.trim() ? [finding('lead-repeated')] : []
  return [...long, ...repeated]
}

/** Photo and video articles may be all picture; a live one may have only begun. */
function bodyFindings(content: ArticleContent): ReadinessFinding[] {
  const { kind, document } = content
  const hasMedia = document.content.some((block) => isMedia(block))
  const words = countContentWords({ lead: null, document })
  const missing = {
    photo: hasPictures(content) ? [] : [finding('pictures-missing')],
    video: document.content.some(({ type }) => type === 'video' || type === 'embed') ? [] : [finding('video-missing')],
  }
  if (words === 0 && !hasMedia && kind !== 'live') return [finding('body-missing')]
  if (kind === 'photo' || kind === 'video') return missing[kind]
  const isShort = words < BODY_WORDS_LEAST && kind !== 'live'
  return isShort ? [finding('body-short', { words, least: BODY_WORDS_LEAST })] : []
}

function isMedia({ type }: Block): boolean {
  return type === 'image' || type === 'gallery' || type === 'video' || type === 'embed'
}

function hasPictures({ document, hero }: ArticleContent): boolean {
  return hero !== null || document.content.some(({ type }) => type === 'image' || type === 'gallery')
}

function filingFindings({ kind, section, authors }: ArticleContent): ReadinessFinding[] {
  return [
    ...(section === null ? [finding('section-missing')] : []),
    ...(kind === 'note' && authors.length === 0 ? [finding('author-missing')] : []),
  ]
}

/**
 * A picture of ours is shown to everybody, or to nobody: those who do not see it read its description. One we hold no
 * copy of is not shown. `block` is −1 for the picture at the top.
 */
function pictureFindings(content: ArticleContent): ReadinessFinding[] {
  return picturePlaces(content)
    .filter(({ picture }) => picture.alt === '')
    .map(({ block, picture }) =>
      finding(picture.media === null ? 'absent-image-without-alt' : 'image-without-alt', { block }),
    )
}

function rightsFindings(content: ArticleContent, endedMedia: readonly string[]): ReadinessFinding[] {
  if (endedMedia.length === 0) return []
  const top = content.hero?.media ?? null
  const places = [
    { block: -1, media: top === null ? [] : [top] },
    ...content.document.content.map((node, block) => ({
      block,
      media: mediaOfDocument({ type: 'doc', content: [node] }),
    })),
  ]
  return places
    .filter(({ media }) => media.some((hash) => endedMedia.includes(hash)))
    .map(({ block }) => finding('picture-rights-ended', { block }))
}

function picturePlaces({ hero, document }: ArticleContent): { block: number; picture: Picture }[] {
  const places: { block: number; picture: Picture }[] = hero === null ? [] : [{ block: -1, picture: hero }]
  for (const [block, node] of document.content.entries()) {
    if (node.type === 'image') places.push({ block, picture: node.attrs })
    if (node.type === 'gallery') places.push(...node.attrs.pictures.map((picture) => ({ block, picture })))
  }
  return places
}

/** A screen reader goes from heading to heading: none may be blank, none may skip a level. */
function headingFindings({ document }: ArticleContent): ReadinessFinding[] {
  const findings: ReadinessFinding[] = []
  let level = 1
  for (const [block, node] of document.content.entries()) {
    if (node.type !== 'heading') continue
    if (inlineText(node.content).trim() === '') findings.push(finding('heading-blank', { block }))
    if (node.attrs.level > level + 1)
      findings.push(finding('heading-level-skipped', { block, level: node.attrs.level }))
    level = node.attrs.level
  }
  return findings
}

function linkFindings({ document }: ArticleContent): ReadinessFinding[] {
  const findings: ReadinessFinding[] = []
  for (const [block, node] of document.content.entries()) {
    for (const text of linkableTexts(node)) {
      const href = hrefOf(text)
      if (href !== null && (leadsNowhere(href) || text.text.trim() === '')) {
        findings.push(finding('link-to-nowhere', { block, href, words: opening(text.text) }))
      }
    }
  }
  return findings
}

/** A host without a dot («http://www/»), or one kept for examples and for the machine itself (RFC 2606, RFC 6761). */
function leadsNowhere(href: string): boolean {
  if (!/^https?:/.test(href)) return false
  const host = new URL(href).hostname
  return !/[.:]/.test(host) || /(?:^|\.)(?:localhost|invalid|test|example(?:\.com|\.net|\.org)?)$/.test(host)
}

/** The first words of a text, enough to find it by. */
function opening(text: string): string {
  const characters = [...text.trim()]
  return characters.length <= 60 ? characters.join('') : `${characters.slice(0, 60).join('')}…`
}
