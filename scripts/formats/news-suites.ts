/** The IPTC's own examples of NewsML-G2 and ninjs: every one must be read, with what it has of headline, dates, body, byline. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type FeedItem, readFeed } from '#formats'
import type { SuiteResult } from './feedsmith-suite.ts'

/** What must be in our item when this pattern is in the file (and in what it says of its first item). */
interface Demand {
  field: string
  when: RegExp
  has(item: FeedItem): boolean
}

const NEWSML: Demand[] = [
  { field: 'headline', when: /<headline[^>]*>\s*[^<\s]/, has: (item) => item.title !== null },
  { field: 'date', when: /<(?:versionCreated|firstCreated|contentCreated)/, has: (item) => item.published !== null },
  { field: 'updated', when: /<versionCreated/, has: (item) => item.updated !== null },
  {
    field: 'body',
    when: /<body\.content>[\s\S]*<p>|<itemRef[\s\S]*<(?:title|headline)|<description[^>]*>\s*[^<\s]/,
    has: (item) => (item.content_text ?? item.summary_text) !== null,
  },
  {
    field: 'byline',
    when: /<contentMeta>[\s\S]*?(?:<by>\s*\S|<creator[^>]*>\s*<name)[\s\S]*<\/contentMeta>|<byline>\s*(?:<person>)?[^<\s]/,
    has: (item) => item.author !== null,
  },
]

const NINJS: Demand[] = [
  { field: 'headline', when: /"headlines?(?:_\w+)?"\s*:/, has: (item) => item.title !== null },
  {
    field: 'date',
    when: /"(?:versioncreated|firstcreated|contentcreated)"\s*:/,
    has: (item) => item.published !== null,
  },
  { field: 'body', when: /"(?:body_\w+|bodies)"\s*:/, has: (item) => item.content_text !== null },
  {
    field: 'description',
    when: /^ {0,4}\t?"descriptions?(?:_\w+)?"\s*:/m,
    has: (item) => (item.summary_text ?? item.content_text) !== null,
  },
  { field: 'byline', when: /^ {0,4}\t?"(?:byline|by)"\s*:\s*"[^"]/m, has: (item) => item.author !== null },
]

export function newsMlResults(folder: string): SuiteResult[] {
  return results(folder, globSync('{examples,releases/*/examples}/*.xml', { cwd: folder }), NEWSML)
}

export function ninjsResults(folder: string): SuiteResult[] {
  const files = globSync('examples/{1.4,2.1,2.1/schema-extension}/*.json', { cwd: folder })
  return results(
    folder,
    files.filter((file) => !file.endsWith('schema.json')),
    NINJS,
  )
}

function results(folder: string, files: readonly string[], demands: readonly Demand[]): SuiteResult[] {
  return [...files].sort().map((file) => {
    const bytes = readFileSync(path.join(folder, file))
    const { value } = readFeed(bytes, { url: null, fetchedAt: null, contentType: null }, { spelling: 'raw' })
    const [first] = value?.items ?? []
    if (first === undefined) return { file, wrong: ['nothing was read'] }
    const source = bytes.toString('utf8').replace(/<!--[\s\S]*?-->/g, '')
    const missing = demands.filter(({ when, has }) => when.test(source) && !value!.items.some(({ item }) => has(item)))
    return { file, wrong: missing.map(({ field }) => field) }
  })
}
