import type { Hop, Mention } from '#sourcing'
import type { QuotationView } from '../json-ld/write-news-article.ts'
import { type CorrectionNote, isRetracted } from '../write-corrections.ts'
import { isoInstant } from '../write-instants.ts'

/** Serve as this. */
export const ninjsContentType = 'application/json; charset=utf-8'

/** A published article as it is handed to other newsrooms. Addresses are absolute; texts plain but for `bodyHtml`. */
export interface NinjsView {
  /** Names the article for ever; its canonical address. */
  uri: string
  code: number
  /** Number of the publication: 1 for the first. */
  version: number
  kicker: string | null
  headline: string
  subheadline: string | null
  lead: string | null
  bodyHtml: string
  bodyText: string
  wordCount: number
  language: string
  publisher: { name: string; url: string }
  authors: readonly { name: string; url: string | null }[]
  section: { name: string; url: string } | null
  tags: readonly { name: string; url: string }[]
  /** The source chain, nearest us first; the order is kept. */
  chain: readonly Pick<Hop, 'name' | 'relation' | 'url'>[]
  /** Sources credited for a part: after the chain, under their own relations. */
  mentions: readonly (Pick<Mention, 'name' | 'relation'> & { url: string | null })[]
  /** Words quoted as they were said, each an item of its own beside the article. */
  quotations: readonly QuotationView[]
  /** A retraction among them makes the item `canceled`: not to be used. */
  corrections: readonly CorrectionNote[]
  picture: NinjsPicture | null
  publishedAt: Date
  updatedAt: Date | null
}

export interface NinjsPicture {
  url: string
  contentType: string
  width: number | null
  height: number | null
  alt: string
  caption: string | null
  credit: string | null
}

const standard = { name: 'ninjs', version: '3.0', schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json' }

/** IPTC ninjs 3.0, a text item. What is not known is left out. */
export function writeNinjs(item: NinjsView): string {
  return JSON.stringify({
    standard,
    uri: item.uri,
    type: item.picture === null ? 'text' : 'composite',
    representationType: 'full',
    version: String(item.version),
    firstCreated: isoInstant(item.publishedAt),
    versionCreated: isoInstant(item.updatedAt ?? item.publishedAt),
    pubStatus: isRetracted(item.corrections) ? 'canceled' : 'usable',
    language: item.language,
    copyrightHolder: item.publisher.name,
    ...words(item),
    ...filing(item),
    infoSources: unlessEmpty([...item.chain.map(infoSource), ...item.mentions.map(infoSource)]),
    edNote: item.corrections.length === 0 ? undefined : item.corrections.map(correctionNote).join('\n'),
    associations: unlessEmpty([
      ...(item.picture === null ? [] : [pictureItem(item.picture, item)]),
      ...item.quotations.map(quotationItem),
    ]),
    altIds: [{ role: 'news-code', value: String(item.code) }],
  })
}

function words({ kicker, headline, subheadline, lead, bodyHtml, bodyText, wordCount }: NinjsView) {
  const headlines = [
    { role: 'main', value: headline },
    { role: 'kicker', value: kicker },
    { role: 'subheadline', value: subheadline },
  ]
  return {
    title: headline,
    headlines: headlines.filter(({ value }) => value !== null),
    descriptions: lead === null ? undefined : [{ role: 'lead', contentType: 'text/plain', value: lead }],
    bodies: [
      { role: 'html', contentType: 'text/html', wordCount, value: bodyHtml },
      { role: 'text', contentType: 'text/plain', wordCount, charCount: [...bodyText].length, value: bodyText },
    ],
  }
}

function filing({ authors, section, tags, publisher }: NinjsView) {
  const subjects = [
    ...(section === null ? [] : [{ name: section.name, rel: 'section', uri: section.url }]),
    ...tags.map(({ name, url }) => ({ name, rel: 'tag', uri: url })),
  ]
  return {
    by: authors.length === 0 ? undefined : authors.map(({ name }) => name).join('، '),
    people: unlessEmpty(authors.map(({ name, url }) => ({ name, rel: 'author', uri: url ?? undefined }))),
    organisations: [{ name: publisher.name, rel: 'publisher', uri: publisher.url }],
    subjects: unlessEmpty(subjects),
  }
}

/** ninjs is flat: the relation is the role, and the place in the list the distance from us. */
function infoSource({ name, relation, url }: { name: string; relation: string; url?: string | null }) {
  return { name, role: relation, uri: url ?? undefined }
}

function correctionNote({ note, at }: CorrectionNote): string {
  return `${isoInstant(at)} ${note}`
}

/** The picture as an item of its own: its address names it. */
function pictureItem(picture: NinjsPicture, { headline }: NinjsView) {
  const { url, contentType, alt, caption, credit } = picture
  const size = { width: picture.width ?? undefined, height: picture.height ?? undefined }
  const descriptions = [
    { role: 'caption', value: caption ?? '' },
    { role: 'alternative-text', value: alt },
  ]
  return {
    name: alt || caption || headline,
    rel: 'hero',
    uri: url,
    type: 'picture',
    by: credit ?? undefined,
    descriptions: unlessEmpty(descriptions.filter(({ value }) => value !== '')),
    renditions: [{ name: 'main', href: url, contentType, ...size }],
  }
}

/** A quotation as a text item: its place in the article names it, its speaker stands among its people. */
function quotationItem({ words, url, speaker }: QuotationView) {
  const named = { name: speaker.name, rel: 'speaker', uri: speaker.url ?? undefined }
  return {
    name: speaker.title === null ? speaker.name : `${speaker.name}، ${speaker.title}`,
    rel: 'quotation',
    uri: url,
    type: 'text',
    ...(speaker.kind === 'person' ? { people: [named] } : { organisations: [named] }),
    bodies: [{ role: 'quotation', contentType: 'text/plain', value: words }],
  }
}

function unlessEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list
}
