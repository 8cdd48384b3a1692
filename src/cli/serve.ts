import type { EditionCode } from '#article'
import {
  apiEndpoints,
  deskEndpoints,
  editorScripts,
  type FrontOfSite,
  firstAdministratorLink,
  type WrittenStory,
} from '#desk'
import { startWorker, type Worker } from '#jobs'
import { type Media, openMedia } from '#media'

import { keepIndexed, openSearch } from '#search'
import {
  type Config,
  createEventStreams,
  createServer,
  openOutbound,
  openSealingKey,
  type SanadServer,
  withSurrogateKeys,
} from '#server'
import {
  articlePath,
  type EditionParts,
  frontTitlesOf,
  liveEvents,
  ninjsOf,
  pagePreview,
  type SiteSettings,
  shareCardRoute,
  siteAssets,
  siteRoutes,
  sorryPage,
  startFrontClock,
  storyPreview,
} from '#site'

import { keepOwnHost, key, listenForChanges, publishedAsOf, type Store } from '#store'
import { aftermathJobs, pressFolderOf } from './aftermath.ts'
import { openNewsroom, tell } from './compose.ts'
import { fillDemo, isEmpty } from './demo/demo.ts'
import { fillDemoEditions } from './demo/demo-editions.ts'
import { fillDemoWire } from './demo/demo-wire.ts'
import { foldingJobs, foldingSchedule } from './folding.ts'
import { housekeepingJobs, housekeepingSchedule } from './housekeeping.ts'
import { agentOf, hubRoutes, pollingJobs, pollingSchedule, ruleTrial } from './polling.ts'
import { edgeJobs, indexNowRoutes, settleEdge } from './publishing/edge.ts'
import { type HouseEditions, openEditions } from './publishing/editions.ts'
import { newsletterTest, newsletterWork } from './publishing/newsletter/newsletter.ts'
import { deskChannels, type OutBoxParts, outBoxJobs, outBoxSchedule } from './publishing/out-box/out-box.ts'
import { pressAgainJobs } from './publishing/press-again.ts'
import { relatingJobs, relatingSchedule } from './publishing/relating.ts'
import { shareCardJobs } from './publishing/share-cards.ts'
import { keepReadings } from './readings.ts'

import { startTimingClock, type TimingClock, watchTimings } from './timings/timing-clock.ts'

export type ProcessRole = 'site' | 'desk' | 'worker'

interface ServePlan {
  port: number | null
  roles: readonly ProcessRole[]
  demo: boolean
}

/** Runs the newsroom until it is told to end. */
export async function runNewsroom(plan: ServePlan): Promise<number> {
  const stopSignal = waitForSignal()
  const { config: read, store, close } = await openNewsroom()
  const config = plan.port === null ? read : withPort(read, plan.port)
  /** What was opened, to be closed in the opposite order, also when a later step fails. */
  const closings: (() => Promise<void>)[] = [close]
  try {
    await keepOwnHost(store.database, config.publicUrl)
    const house = await openHouse({ config, store, plan })
    const reading = keepReadings(house.server, store.database)
    closings.push(reading.stop, house.stopListening, house.server.close)
    const origin = await house.server.listen().catch((error) => refuseListening(error, config))
    tellWhere(origin, await linkFor(plan, store, config))
    // The site need not wait for the wire.
    if (plan.demo) await fillDemoWire(store.database, new Date())
    if (plan.roles.includes('worker')) {
      closings.push((await startWork(house, { config, store })).stop, await startIndexing(house, store))
      closings.push(startClock(house, store).stop)
    }
    await stopSignal
    tell('stopping …')
  } finally {
    for (const closing of closings.reverse()) await closing()
  }
  return 0
}

function refuseListening(error: NodeJS.ErrnoException, { host, port }: Config): never {
  const reasons: Record<string, string> = {
    EADDRINUSE: `port ${port} is in use: another program (perhaps another Sanad) answers there. Stop it, or choose another port with PORT.`,
    EACCES: `this user may not open port ${port}; choose one above 1023 with PORT.`,
    EADDRNOTAVAIL: `${host} is not an address of this machine; see HOST.`,
  }
  throw new Error(reasons[error.code ?? ''] ?? error.message, { cause: error })
}

/** Resolves at the first Ctrl-C or SIGTERM; a second one ends the process at once. */
function waitForSignal(): Promise<void> {
  return new Promise((resolve) => {
    let told = false
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (told) process.exit(130)
        told = true
        resolve()
      })
    }
  })
}

function withPort(config: Config, port: number): Config {
  const publicUrl = process.env.SANAD_URL ? config.publicUrl : `http://localhost:${port}`
  return { ...config, port, publicUrl }
}

interface House {
  server: SanadServer
  media: Media
  published: EditionParts['published']
  editions: HouseEditions
  routes: ReturnType<typeof siteRoutes>
  settings: SiteSettings
  /** Brings what every page says up to what is decided now. */
  renew(): Promise<void>
  stopListening(): Promise<void>
}

interface HouseParts {
  config: Config
  store: Store
  plan: ServePlan
}

/** Puts the rooms together: pages, API, desk, media and what keeps the page cache in step with the store. */
async function openHouse({ config, store, plan }: HouseParts): Promise<House> {
  const media = openMedia({ folder: config.dataFolder })
  if (plan.demo && (await isEmpty(store.database))) {
    tell('filling the example newsroom …')
    await fillDemo(store.database, media, new Date())
  }
  if (plan.demo) await fillDemoEditions(store.database, config.editions, new Date())
  const editions = await openEditions(store, config)
  const [{ published, settings }, ...others] = editions.all
  const search = openSearch(store.database)
  const forgetters: (() => void)[] = []
  const onFrameChange = (forget: () => void) => void forgetters.push(forget)
  const routes = siteRoutes({ published, search, settings, others, now: () => new Date(), onFrameChange })
  const own = [...indexNowRoutes(config), ...routes]
  const served = config.edge === null ? own : withSurrogateKeys(own)
  const deskParts = deskPartsOf({ store, config, published, settings, media, editions })
  const api = {
    ...deskParts,
    published,
    search,
    ninjsOf: (code: number) => ninjsOf({ published, settingsOf: editions.settingsOf }, code),
  }
  const scripts = plan.roles.includes('desk') ? await editorScripts() : null
  const streams = createEventStreams({
    ...liveEvents,
    missed: (subject, afterId) => liveEvents.missed(published, subject, afterId),
  })
  const server = await createServer({
    config,
    pages: plan.roles.includes('site') ? served : [],
    assets: [...siteAssets(), ...(scripts?.assets ?? [])],
    files: [media.route, shareCardRoute({ published, media, settingsOf: editions.settingsOf })],
    endpoints:
      scripts === null
        ? []
        : [
            ...apiEndpoints(api),
            ...deskEndpoints({ ...deskParts, scripts, sealingKey: openSealingKey(config.dataFolder) }),
            ...hubRoutes(store.database),
          ],
    streams,
    errorPage: (status, path) => sorryPage(status, editions.settingsAt(path)),
    checks: { database: () => store.pool.query('select 1') },
  })
  const notify = (subject: string) =>
    streams.notify(subject).catch((err) => server.log.warn({ err, subject }, 'those who listen could not be told'))
  const forget = (keys: string[]) => {
    const isAll = keys.includes(key.everything)
    if (isAll || keys.includes(key.frame)) for (const drop of forgetters) drop()
    if (isAll) server.cache.forgetAll()
    else server.cache.forget(keys)
    if (keys.includes(key.frame)) server.cache.outdate()
    for (const subject of streams.subjects()) if (isAll || keys.includes(subject)) notify(subject)
  }
  /** What every page says is read again first, so that no page is made anew with old words. */
  const renew = async () => {
    await editions.readAgain()
    for (const drop of forgetters) drop()
  }
  const hear = (keys: string[]) => {
    if (!keys.includes(key.everything)) return forget(keys)
    void renew()
      .catch((err) => server.log.warn({ err }, 'settings could not be read'))
      .finally(() => forget(keys))
  }
  const clock = startFrontClock({ published, now: () => new Date(), onDue: hear })
  const stopHearing = await listenForChanges(store.connection, (keys) => {
    hear(keys)
    if ([key.planned, key.frame, key.everything].some((one) => keys.includes(one))) clock.look()
  })
  const stopListening = () => {
    clock.stop()
    return stopHearing()
  }
  return { server, media, published, editions, routes, settings, renew, stopListening }
}

type RoomParts = Pick<House, 'published' | 'settings'> & Pick<HouseParts, 'store' | 'config'>

/** What the desk and the API are both given. */
function deskPartsOf({
  store,
  config,
  published,
  settings,
  media,
  editions,
}: RoomParts & Pick<House, 'media' | 'editions'>) {
  return {
    database: store.database,
    publicUrl: config.publicUrl,
    editions: config.editions,
    articleUrl: (code: number, slug: string, edition?: EditionCode) =>
      config.publicUrl + articlePath({ code, slug, ...(edition && { edition }) }),
    settings: {
      get newsroom() {
        return settings.name
      },
      nameOf: (edition: EditionCode) => editions.settingsOf({ edition }).name,
    },
    tryRule: ruleTrial(store.database),
    front: (edition: EditionCode) => frontOfSite(editions.partsOf(edition), store),
    storyPage: (article: WrittenStory) =>
      storyPreview({ ...editions.partsOf(article.edition), article, instant: new Date() }),
    library: { media, outbound: openOutbound() },
    hasMail: config.mail !== null,
    channels: deskChannels(() => outBoxParts({ store, config, published, editions })),
    ...(config.mail !== null && {
      testNewsletter: newsletterTest({ mail: config.mail, config, editions }),
    }),
  }
}

/** The front page of an edition and the pages of its sections as the site shows them, for the desk: now, or as of an instant. */
function frontOfSite({ published, settings }: EditionParts, store: Store): FrontOfSite {
  const { edition } = settings
  const sourceAt = (at: Date | null) =>
    at === null ? published : { ...publishedAsOf(store.pool, at, edition.code), sections: published.sections }
  return {
    cards: published,
    titles: frontTitlesOf(edition),
    page: async ({ section, plan, at }) => {
      // Which question stood there then is not asked: answers that came in since would be counted.
      const poll = at === null ? await published.pollAt('front') : null
      return pagePreview({ source: sourceAt(at), section, plan, instant: at ?? new Date(), poll, settings })
    },
  }
}

async function startWork(
  { published, editions, routes, media, server, renew }: House,
  { config, store }: Omit<HouseParts, 'plan'>,
): Promise<Worker> {
  const pressFolder = pressFolderOf(config.dataFolder)
  const cards = shareCardJobs({
    database: store.database,
    published,
    media,
    settingsOf: editions.settingsOf,
    pressFolder,
    now: () => new Date(),
  })
  const pressing = {
    database: store.database,
    published,
    editions: editions.all,
    routes,
    media,
    pressFolder,
  }
  await settleEdge({ database: store.database, config })
  const edge = edgeJobs({
    database: store.database,
    published,
    outbound: openOutbound({ agent: agentOf(config.publicUrl) }),
    config,
    now: () => new Date(),
    onRefusal: (sentence) => server.log.warn(sentence),
  })
  const newsletter = newsletterWork({ database: store.database, config, editions })
  const outBox = outBoxJobs(outBoxParts({ store, config, published, editions }))
  const stopping = new AbortController()
  const polling = pollingJobs({ database: store.database, publicUrl: config.publicUrl, stopping: stopping.signal })
  const jobs = {
    ...relatingJobs(store.database),
    ...edge,
    ...outBox,
    ...newsletter.jobs,
    ...aftermathJobs(pressing),
    ...pressAgainJobs({ ...pressing, renew, stopping: stopping.signal }),
    ...cards,
    ...housekeepingJobs(store.database, media),
    ...foldingJobs(store.database),
    ...polling,
  }
  const worker = await startWorker({
    pool: store.pool,
    jobs,
    schedule: [
      ...[housekeepingSchedule, foldingSchedule, pollingSchedule, relatingSchedule, outBoxSchedule],
      ...newsletter.schedule,
    ].join('\n'),
    log: (level, sentence) => server.log[level](sentence),
  })
  return {
    stop() {
      stopping.abort()
      return worker.stop()
    },
  }
}

/** Publishes and takes down what is due; `/metrics` tells what waits and what needs somebody. */
function startClock({ server }: House, { database }: Store): TimingClock {
  watchTimings(server.metrics, database)
  return startTimingClock({
    database,
    onFailure: (timing, err) => server.log.error({ timing, err }, 'what was due could not be done'),
  })
}

function outBoxParts({
  store,
  config,
  published,
  editions,
}: Omit<RoomParts, 'settings'> & Pick<House, 'editions'>): OutBoxParts {
  const outbound = openOutbound({ agent: agentOf(config.publicUrl) })
  const sealingKey = openSealingKey(config.dataFolder)
  const { settingsOf } = editions
  return { database: store.database, published, outbound, settingsOf, sealingKey, publicUrl: config.publicUrl }
}

/** Indexes what is published the moment it is; says how to stop. */
async function startIndexing({ server }: House, { database, connection }: Store): Promise<() => Promise<void>> {
  const indexing = keepIndexed(database, (error) => server.log.warn({ err: error }, 'indexing for search failed'))
  const stopListening = await listenForChanges(connection, indexing.wake)
  return async () => {
    await stopListening()
    await indexing.stop()
  }
}

async function linkFor({ roles }: ServePlan, { database }: Store, { publicUrl }: Config): Promise<string | null> {
  return roles.includes('desk') ? firstAdministratorLink(database, publicUrl) : null
}

function tellWhere(origin: string, link: string | null): void {
  const invitation =
    link === null ? '' : `sanad: make the first administrator of the desk here (once, within 24 hours):\n  ${link}\n`
  process.stdout.write(`sanad: the site answers at ${origin.replace('127.0.0.1', 'localhost')}\n${invitation}`)
}
