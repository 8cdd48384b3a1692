/** A published article as it is told to machines: to search engines, and to newsrooms that take it over. */
import { countContentWords, type Picture, readAddress, sourcedText, toHtml, toPlainText } from '#article'
import {
  type NewsArticleView,
  type NinjsPicture,
  type QuotationView,
  questionPlace,
  writeNewsArticleJsonLd,
  writeNinjs,
  writePersonJsonLd,
  writeWebSiteJsonLd,
} from '#formats'
import type { ChainHop, Named, PersonFacts, PublishedArticle } from '#store'
import { articlePath, statementPath } from '../addresses.ts'
import { touchIconPath } from '../assets.ts'
import type { SiteSettings } from '../settings.ts'
import { bodyPictures } from './body.ts'
import { hopName } from './names.ts'
import { isHeld, widestRendition } from './pictures.ts'

const typeOfKind: Partial<Record<PublishedArticle['kind'], NewsArticleView['type']>> = {
  note: 'OpinionNewsArticle',
  report: 'ReportageNewsArticle',
}

/** Quotations told with the article itself; the rest is read in it. */
const quotationsMax = 5

/** NewsArticle for the page of the article, whose words have been counted; safe inside a data block. */
export function articleJsonLd(article: PublishedArticle, wordCount: number, settings: SiteSettings): string {
  const { url, name, edition } = settings
  const { language, paths } = edition
  return writeNewsArticleJsonLd({
    code: article.code,
    url: url + articlePath(article),
    headline: article.headline,
    alternativeHeadline: article.subheadline ?? article.kicker,
    description: article.lead,
    language,
    section: article.section?.name ?? null,
    tags: article.tags.map((tag) => tag.name),
    authors: article.authors.map((author) => named(author, paths.author, settings)),
    publisher: { name, url: `${url}/`, logoUrl: url + touchIconPath },
    pictureUrls: isHeld(article.hero) ? [url + widestRendition(article.hero).path] : [],
    publishedAt: article.publishedAt,
    updatedAt: article.updatedAt,
    wordCount,
    chain: article.chain.map((hop) => machineHop(hop, settings)),
    mentions: article.mentions.map(({ name, source }) => ({
      name,
      url: source ? url + paths.source(source.slug) : null,
    })),
    quotations: quotationsIn(article, settings).slice(0, quotationsMax),
    differing: article.differing.map((other) => url + articlePath(other)),
    corrections: article.corrections,
    ...(typeOfKind[article.kind] && { type: typeOfKind[article.kind] }),
  })
}

/** WebSite for the front page, with how it is searched; safe inside a data block. */
export function siteJsonLd({ url, name, tagline, edition: { language, paths } }: SiteSettings): string {
  const searchUrl = `${url}${paths.search}?q=${questionPlace}`
  return writeWebSiteJsonLd({ name, description: tagline, url: url + paths.front, language, searchUrl })
}

/** IPTC ninjs 3.0, with the whole text. */
export function articleNinjs(article: PublishedArticle, settings: SiteSettings): string {
  const { url, name, edition } = settings
  const { language, paths } = edition
  return writeNinjs({
    uri: url + articlePath(article),
    code: article.code,
    version: article.revision,
    kicker: article.kicker,
    headline: article.headline,
    subheadline: article.subheadline,
    lead: article.lead,
    bodyHtml: toHtml(article.document, bodyPictures(url, edition.words)),
    bodyText: toPlainText(article.document),
    wordCount: countContentWords({ lead: null, document: article.document }),
    language,
    publisher: { name, url: `${url}/` },
    authors: article.authors.map((author) => named(author, paths.author, settings)),
    section: article.section && named(article.section, paths.section, settings),
    tags: article.tags.map((tag) => named(tag, paths.tag, settings)),
    chain: article.chain.map((hop) => machineHop(hop, settings)),
    mentions: article.mentions.map(({ name, relation, source }) => ({
      name,
      relation,
      url: source ? url + paths.source(source.slug) : null,
    })),
    quotations: quotationsIn(article, settings),
    corrections: article.corrections,
    picture: ninjsPicture(article.hero, url),
    publishedAt: article.publishedAt,
    updatedAt: article.updatedAt,
  })
}

/** Somebody who speaks in our articles, for the page of what they said. */
export function personJsonLd(
  { slug, name, otherNames, offices, tenures }: PersonFacts,
  settings: SiteSettings,
): string {
  return writePersonJsonLd({
    name,
    otherNames,
    jobTitle: offices[0]?.title ?? tenures[0]?.title ?? null,
    url: settings.url + settings.edition.paths.person(slug),
  })
}

/** Words that were quoted as they were said, with who said them. */
function quotationsIn(article: PublishedArticle, { url, edition: { paths } }: SiteSettings): QuotationView[] {
  const text = sourcedText(article)
  return article.statements.flatMap(({ id, wordsAt, speaker, person, speakerKind, title }) => {
    if (wordsAt === null || speaker === null || speakerKind === 'unnamed') return []
    const words = text.slice(wordsAt.start, wordsAt.end).replace(/^«([^«»]*)»[.،؛]?$/s, '$1')
    const speakerUrl = person ? url + paths.person(person.slug) : null
    const kind = speakerKind === 'person' ? ('person' as const) : ('organisation' as const)
    return [
      {
        words,
        url: url + statementPath(article, id),
        speaker: { name: person?.name ?? speaker, url: speakerUrl, kind, title },
      },
    ]
  })
}

function named({ slug, name }: Named, path: (slug: string) => string, { url }: SiteSettings) {
  return { name, url: url + path(slug) }
}

/** A carrier's own address if one was seen that leads to the web, otherwise our page of everything it carried. */
function machineHop({ name, kind, relation, url, source }: ChainHop, settings: SiteSettings) {
  const own = url ? readAddress(url, ['web']) : null
  const address = own ?? (source ? settings.url + settings.edition.paths.source(source.slug) : null)
  return {
    name: hopName(settings.edition, { name, source }),
    kind,
    relation,
    ...(address !== null && { url: address }),
  }
}

function ninjsPicture(picture: Picture | null, origin: string): NinjsPicture | null {
  if (!isHeld(picture)) return null
  const { path, width, height } = widestRendition(picture)
  const { alt, caption, credit } = picture
  return { url: origin + path, contentType: 'image/webp', width, height, alt, caption, credit }
}
