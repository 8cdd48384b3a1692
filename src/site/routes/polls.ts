import { type Page, type PageRequest, type PageRoute, readId } from '#server'
import { key, type Poll } from '#store'
import { fileAnswer, htmlAnswer, listMaxAgeSeconds, refreshedAt, type Site, sorryAnswer } from '../answers.ts'
import { posedPoll } from '../model/posed-poll.ts'
import { pollPage, type Voted } from '../pages/poll.ts'

const outcomes: readonly string[] = ['yes', 'again', 'none', 'early', 'late'] satisfies Voted[]

/** A question to readers with its results, for people and for machines. They answer at the desk's door. */
export function pollRoutes(site: Site): PageRoute[] {
  const pattern = site.settings.edition.paths.poll(':id')
  return [
    { pattern, queryKeys: ['voted'], render: (request) => ownPage(site, request) },
    { pattern: `${pattern}/results.json`, render: (request) => resultsOf(site, request) },
  ]
}

async function ownPage(site: Site, request: PageRequest): Promise<Page> {
  const { poll, keys } = await asked(site, request)
  if (poll === null) return sorryAnswer(404, site.settings, keys)
  const voted = request.query.get('voted')
  const outcome = voted !== null && outcomes.includes(voted) ? (voted as Voted) : null
  const now = site.now()
  const posed = posedPoll(poll, now)
  const body = pollPage(posed, await site.shelf.frame(), outcome)
  return refreshedAt(
    htmlAnswer(site.settings, { body, style: 'poll', keys, maxAgeSeconds: listMaxAgeSeconds }),
    posed.until,
    now,
  )
}

async function resultsOf(site: Site, request: PageRequest): Promise<Page> {
  const { poll, keys } = await asked(site, request)
  if (poll === null) return sorryAnswer(404, site.settings, keys)
  const { id, question, choices, madeAt, opensAt, openedAt, closesAt, closedAt } = poll
  const told = {
    id,
    question,
    choices,
    made: madeAt,
    opens: opensAt ?? openedAt,
    closes: closesAt,
    closed: closedAt,
    url: site.settings.url + site.settings.edition.paths.poll(id),
  }
  return fileAnswer('application/json; charset=utf-8', JSON.stringify(told), keys)
}

async function asked({ published }: Site, { params }: PageRequest): Promise<{ poll: Poll | null; keys: string[] }> {
  const id = readId(params.id)
  if (id === null) return { poll: null, keys: [] }
  return { poll: await published.poll(id), keys: [key.poll(id)] }
}
