import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TestContext } from 'node:test'
import { openOutbound } from '#server'
import { addFeed, type Database, type FeedDraft } from '#store'
import type { PollParts } from '#wire'
import { openTestDatabase } from './database.ts'
import { openTestInternet, type TestInternet } from './internet.ts'

/** For tests: a database, and a small Internet on which websites of the example world answer. */
export interface Newsstand {
  database: Database
  pool: Awaited<ReturnType<typeof openTestDatabase>>['pool']
  internet: TestInternet
  parts: PollParts
  /** Every request that reached a website: `GET rozan.example/feed.xml`. */
  asked: { line: string; headers: IncomingMessage['headers']; body: string }[]
  /** What a website answers at `host/path` from now on. */
  site(place: string, answer: SiteAnswer | ((response: ServerResponse) => void)): void
  feed(changes?: Partial<FeedDraft>): Promise<number>
}

export interface SiteAnswer {
  status?: number
  headers?: Record<string, string>
  body?: string
}

export async function openNewsstand(context: TestContext): Promise<Newsstand> {
  const { database, pool } = await openTestDatabase(context)
  const places = new Map<string, SiteAnswer | ((response: ServerResponse) => void)>()
  const asked: Newsstand['asked'] = []
  const internet = await openTestInternet(context, async (request, response) => {
    const place = `${request.headers.host}${request.url}`
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    asked.push({ line: `${request.method} ${place}`, headers: request.headers, body: Buffer.concat(chunks).toString() })
    const answer = places.get(place) ?? { status: 404 }
    if (typeof answer === 'function') return answer(response)
    response.writeHead(answer.status ?? 200, answer.headers ?? {}).end(answer.body ?? '')
  })
  const parts: PollParts = {
    database,
    outbound: openOutbound(internet.options),
    now: () => new Date(),
    chance: () => 0.5,
    wait: async () => {},
    publicUrl: 'https://sanad.example',
  }
  const feed = (changes: Partial<FeedDraft> = {}) => addFeed(database, { ...sepidar, ...changes }, 'account:sara')
  return { database, pool, internet, parts, asked, feed, site: (place, answer) => void places.set(place, answer) }
}

const sepidar: FeedDraft = {
  address: 'http://sepidar.example/feed.xml',
  name: 'سپیدار',
  source: null,
  section: null,
  language: 'fa',
  everyMinutes: 10,
  silenceHours: 24,
  textFrom: 'feed',
}

export interface FeedStory {
  id?: string
  title: string
  text?: string
  link?: string
  category?: string
}

/** An RSS feed with these stories, newest first. */
export function rss(stories: readonly FeedStory[], head = ''): string {
  const items = stories.map(itemOf)
  return (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>' +
    `<title>خبرگزاری سپیدار</title><link>http://sepidar.example/</link>${head}${items.join('')}</channel></rss>`
  )
}

function itemOf({ id, title, text = '', link, category }: FeedStory): string {
  const parts = [
    id === undefined ? '' : `<guid isPermaLink="false">${id}</guid>`,
    `<title>${title}</title><link>${link ?? `http://sepidar.example/news/${id ?? title.length}`}</link>`,
    `<pubDate>Mon, 23 Nov 2026 05:00:00 GMT</pubDate><description>${text}</description>`,
    category === undefined ? '' : `<category>${category}</category>`,
  ]
  return `<item>${parts.join('')}</item>`
}
