import { isoInstant } from '../write-instants.ts'
import { fits, writeJsonLd } from './write-json-ld.ts'
import { JSON_LD_SIZE_BYTES_MAX } from './write-news-article.ts'

/** A running account as search engines are told of it. Addresses are absolute; texts plain. */
export interface LiveBlogView {
  url: string
  headline: string
  description: string | null
  language: string
  publisher: { name: string; url: string; logoUrl: string | null }
  publishedAt: Date
  /** Of the newest update. */
  changedAt: Date
  endedAt: Date | null
  /** Newest first. */
  updates: readonly { url: string; headline: string | null; text: string; at: Date }[]
}

/** Letters of an update that are told; the rest is read on the page. */
const textLengthMax = 200

/** LiveBlogPosting with as many of its newest updates as fit into {@link JSON_LD_SIZE_BYTES_MAX}. */
export function writeLiveBlogJsonLd(account: LiveBlogView): string {
  let told = account.updates.length
  let json = writeJsonLd(liveBlog(account, told))
  while (!fits(json, JSON_LD_SIZE_BYTES_MAX) && told > 0) {
    told = Math.floor(told / 2)
    json = writeJsonLd(liveBlog(account, told))
  }
  return json
}

function liveBlog(account: LiveBlogView, told: number): Record<string, unknown> {
  const { publisher } = account
  const organisation = { '@type': 'NewsMediaOrganization', ...{ name: publisher.name, url: publisher.url } }
  return {
    '@type': 'LiveBlogPosting',
    url: account.url,
    headline: account.headline,
    description: account.description,
    inLanguage: account.language,
    datePublished: isoInstant(account.publishedAt),
    dateModified: isoInstant(account.changedAt),
    coverageStartTime: isoInstant(account.publishedAt),
    coverageEndTime: account.endedAt && isoInstant(account.endedAt),
    isAccessibleForFree: true,
    author: organisation,
    publisher: { ...organisation, logo: publisher.logoUrl },
    liveBlogUpdate: account.updates.slice(0, told).map(({ url, headline, text, at }) => ({
      '@type': 'BlogPosting',
      url,
      headline: headline ?? shortened(text, 100),
      articleBody: shortened(text, textLengthMax),
      datePublished: isoInstant(at),
    })),
  }
}

function shortened(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text
  const end = text.lastIndexOf(' ', lengthMax)
  return `${text.slice(0, end > 0 ? end : lengthMax).toWellFormed()}…`
}
