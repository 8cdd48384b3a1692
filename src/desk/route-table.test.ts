import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request as ask } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { openMedia } from '#media'
import { createServer, createSilentLog, type Endpoint, hashPassword, hashToken, newToken, openOutbound } from '#server'
import { addHalfSignIn, addSession, addToken, type Database, publishedReader, revokeTokens, suspend } from '#store'
import { openTestDatabase } from '../../test/database.ts'
import { apiEndpoints, deskEndpoints, editorScripts, type Role, roles } from './desk.ts'
import { declared, type Need } from './fixtures/declared-routes.ts'
import { may } from './policy.ts'
import { sealingKey } from './ui/fixtures/room.ts'

interface Asker {
  name: string
  role: Role | null
  headers: Record<string, string>
}

interface Answer {
  status: number
  location: string
}

const filled: Record<string, string> = {
  code: '1',
  id: '1',
  login: 'nobody',
  link: 'x',
  number: '1',
  name: 'about',
  slug: 'nowhere',
  hash: 'a'.repeat(64),
}

/** The same address in other words, and other words for the same address. */
const variants: [name: string, (path: string) => string][] = [
  ['a slash at the end', (path) => `${path}/`],
  ['two slashes at the beginning', (path) => `/${path}`],
  ['two slashes within', (path) => path.replace(/^(\/[^/]+)\//, '$1//')],
  ['a letter encoded', (path) => path.replace('/desk', '/d%65sk').replace('/api', '/%61pi')],
  ['a slash encoded', (path) => path.replace(/(.)\//, '$1%2f')],
  ['upper case', (path) => path.toUpperCase()],
  ['a capital', (path) => path.replace('/desk', '/Desk').replace('/api', '/Api')],
  ['a dot segment', (path) => path.replace(/^\//, '/./')],
  ['a segment and back', (path) => `/desk/login/..${path}`],
  ['a matrix parameter', (path) => `${path};role=administrator`],
  ['a query', (path) => `${path}?role=administrator&_method=GET`],
  ['a zero byte', (path) => `${path}%00`],
]

const overrides: Record<string, string> = {
  'x-http-method-override': 'GET',
  'x-original-url': '/desk/login',
  'x-rewrite-url': '/desk/login',
  'x-forwarded-host': 'localhost',
}

const foreign: Record<string, string>[] = [
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'cross-site', origin: 'http://localhost' },
  { 'sec-fetch-site': '' },
  { origin: 'https://evil.example' },
  { origin: 'http://localhost.evil.example' },
  { origin: 'null' },
  {},
]

const hooks: (() => Promise<void>)[] = []
const agent = new Agent({ keepAlive: true, maxSockets: 8 })
let database: Database
let endpoints: Endpoint[]
let port: number
const strangers: Asker[] = []
const members: Asker[] = []

before(async () => {
  const opened = await openTestDatabase({ after: (hook: () => Promise<void>) => void hooks.push(hook) })
  database = opened.database
  const published = publishedReader(opened.pool)
  const parts = { database, articleUrl: (code: number) => `http://localhost/${code}`, settings: { newsroom: 'روزن' } }
  const folder = await mkdtemp(join(tmpdir(), 'sanad-routes-'))
  hooks.push(() => rm(folder, { recursive: true }))
  const library = { media: openMedia({ folder }), outbound: openOutbound() }
  endpoints = [
    ...apiEndpoints({ ...parts, library, published, ninjsOf: async () => null }),
    ...deskEndpoints({ ...parts, library, publicUrl: 'http://localhost', scripts: await editorScripts(), sealingKey }),
  ]
  const sorry = { contentType: 'text/html; charset=utf-8', body: '<p>نیست', keys: [], maxAgeSeconds: 0 }
  const server = await createServer({
    config: { port: 0, host: '127.0.0.1', publicUrl: 'http://localhost' },
    pages: [],
    endpoints,
    errorPage: () => ({ ...sorry, status: 404 as const }),
    log: createSilentLog(),
  })
  port = Number(new URL(await server.listen()).port)
  hooks.push(async () => {
    agent.destroy()
    await server.close()
  })
  await admitAskers()
})

after(async () => {
  for (const hook of hooks.reverse()) await hook()
})

/** Members with a session and a key for each role, and strangers with all that is no key, or no longer. */
async function admitAskers(): Promise<void> {
  const passwordHash = await hashPassword('پنجره کوه چراغ قایق')
  const expiresAt = new Date(Date.now() + 86_400_000)
  const own = (name: string, role: Role | null, headers: Record<string, string>): Asker => ({ name, role, headers })
  const cookie = (key: string) => ({ cookie: `sanad-desk=${key}`, 'sec-fetch-site': 'same-origin' })
  const bearer = (key: string) => ({ authorization: `Bearer ${key}`, 'sec-fetch-site': 'same-origin' })
  const sessionFor = async (login: string, role: string, ends: Date) => {
    const account = await database
      .insertInto('account')
      .values({ login, name: login, role, password_hash: passwordHash })
      .returning('id')
      .executeTakeFirstOrThrow()
    const key = newToken()
    await addSession(database, { hash: hashOf(key), accountId: account.id, expiresAt: ends, userAgent: '' })
    return { key, id: account.id }
  }
  for (const role of roles) {
    members.push(own(`session of ${role}`, role, cookie((await sessionFor(role, role, expiresAt)).key)))
    const key = newToken()
    await addToken(database, { hash: hashOf(key), name: role, role })
    members.push(own(`key of ${role}`, role, bearer(key)))
  }
  const suspended = await sessionFor('suspended', 'administrator', expiresAt)
  await suspend(database, suspended.id, 'test')
  const half = newToken()
  await addHalfSignIn(database, { hash: hashOf(half), accountId: suspended.id, expiresAt })
  const revoked = newToken()
  await addToken(database, { hash: hashOf(revoked), name: 'revoked', role: 'administrator' })
  await revokeTokens(database, 'revoked', 'test')
  const late = await sessionFor('late', 'administrator', new Date(Date.now() - 1_000))
  strangers.push(
    own('nobody', null, { 'sec-fetch-site': 'same-origin' }),
    own('a made-up session', null, cookie(newToken())),
    own('a made-up key', null, bearer(newToken())),
    own('a suspended administrator', null, cookie(suspended.key)),
    own('a password without its code', null, cookie(half)),
    own('an ended session', null, cookie(late.key)),
    own('a revoked key', null, bearer(revoked)),
    own('a role of tomorrow', null, cookie((await sessionFor('tomorrow', 'owner', expiresAt)).key)),
  )
}

function hashOf(key: string): Buffer {
  return Buffer.from(hashToken(key)!, 'hex')
}

/** A server that refuses before it reads a body ends the line with its answer: the next request over it is sent again. */
async function send(method: string, path: string, headers: Record<string, string>): Promise<Answer> {
  try {
    return await sendOnce(method, path, headers)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') throw error
    return sendOnce(method, path, headers)
  }
}

function sendOnce(method: string, path: string, headers: Record<string, string>): Promise<Answer> {
  const isDesk = path.toLowerCase().includes('desk') && method === 'POST' && !path.includes('/articles/')
  const type = isDesk ? 'application/x-www-form-urlencoded' : 'application/json'
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const body = isDesk ? 'name=x&role=administrator' : '{}'
  return new Promise((resolve, reject) => {
    const sent = ask(
      {
        agent,
        port,
        host: '127.0.0.1',
        method,
        path,
        headers: { ...headers, ...(hasBody && { 'content-type': type }) },
      },
      (response) => {
        resolve({ status: response.statusCode!, location: response.headers.location ?? '' })
        if (response.headers['content-type']?.startsWith('text/event-stream')) response.destroy()
        else response.resume()
        response.on('error', () => {})
      },
    )
    sent.on('error', reject)
    sent.end(hasBody ? body : undefined)
  })
}

const nearest = ['a password without its code', 'a suspended administrator']

function needOf({ method, path }: Endpoint): Need | undefined {
  return declared.find(([pattern]) => pattern.test(`${method} ${path}`))?.[1]
}

function pathOf({ path }: Endpoint): string {
  return path.replaceAll(/:([a-z]+)/g, (_, name: string) => filled[name]!)
}

function isAllowed(need: Need, { role, name }: Asker, { path }: Endpoint): boolean {
  if (need === 'anyone') return true
  if (role === null || (path.startsWith('/desk') && name.startsWith('key'))) return false
  return need === 'own' || may({ id: 'account:x', role }, need)
}

/** A refusal, by whatever name, an address that is none, or the way to the one spelling of it, on this same site. */
function isRefused({ status, location }: Answer): boolean {
  const isSpelling = (status === 301 || status === 308) && /^\/(?![/\\])/.test(location)
  return status >= 400 || isSpelling || (status === 303 && location === '/desk/login')
}

function isTurnedAway({ status, location }: Answer): boolean {
  return status === 401 || status === 403 || (status === 303 && location === '/desk/login')
}

/** All that the database holds, without when sessions were seen. */
async function everything(): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(database)
  const digests = tables.map(async ({ name }) => {
    const { rows } = await sql<{ digest: string }>`
      select md5(coalesce(string_agg(md5((to_jsonb(t) - 'last_seen_at')::text), '' order by t::text), '')) as digest
      from ${sql.table(name)} as t`.execute(database)
    return `${name} ${rows[0]!.digest}`
  })
  return (await Promise.all(digests)).join('\n')
}

type Attempt = () => Promise<string | null>

/** Runs all of them, a few at a time. Returns what was wrong. */
async function runAll(attempts: Attempt[]): Promise<string[]> {
  const wrong: string[] = []
  const left = attempts.values()
  const run = async () => {
    for (const attempt of left) {
      const fault = await attempt()
      if (fault !== null) wrong.push(fault)
    }
  }
  await Promise.all(Array.from({ length: 8 }, run))
  return wrong
}

function attempt(
  method: string,
  path: string,
  { asker, isRight }: { asker: Asker; isRight(answer: Answer): boolean },
): Attempt {
  return async () => {
    const answer = await send(method, path, asker.headers)
    return isRight(answer) ? null : `${method} ${path} by ${asker.name}: ${answer.status} ${answer.location}`
  }
}

/**
 * Everything that must be refused: each route by everybody who may not. In every spelling and method by nobody, and by
 * one of those who come nearest, who take turns: who is half in, who was let out, the highest role that is too low.
 */
function forbiddenAttempts(): Attempt[] {
  const attempts: Attempt[] = []
  for (const [place, endpoint] of endpoints.entries()) {
    const need = needOf(endpoint)!
    const others = [...strangers, ...members].filter((asker) => !isAllowed(need, asker, endpoint))
    const { method } = endpoint
    const highest = others.findLast(({ name }) => name.startsWith('session of'))?.name
    const persistent = ['nobody', [...nearest, highest ?? nearest[0]][place % 3]]
    const path = pathOf(endpoint)
    for (const asker of others) {
      attempts.push(attempt(method, path, { asker, isRight: isRefused }))
      if (!persistent.includes(asker.name)) continue
      for (const [, spell] of variants) attempts.push(attempt(method, spell(path), { asker, isRight: isRefused }))
      const overridden = { ...asker, headers: { ...asker.headers, ...overrides } }
      attempts.push(attempt(method, path, { asker: overridden, isRight: isRefused }))
      if (method === 'GET') attempts.push(attempt('HEAD', path, { asker, isRight: isRefused }))
    }
  }
  return attempts
}

describe('who may ask what', () => {
  test('every address is declared', () => {
    assert.deepEqual(
      endpoints.filter((endpoint) => needOf(endpoint) === undefined).map(({ method, path }) => `${method} ${path}`),
      [],
    )
  })

  test('nobody gets further than she may, however the address is written, and nothing is written', async (context) => {
    const before = await everything()
    const attempts = forbiddenAttempts()
    const wrong = await runAll(attempts)
    context.diagnostic(`${attempts.length} combinations`)
    assert.ok(attempts.length >= 5_000, `${attempts.length}`)
    assert.deepEqual(wrong, [])
    assert.equal(await everything(), before)
  })

  test('pages of other sites write nothing, whoever’s session the browser sends along', async (context) => {
    const before = await everything()
    const writing = endpoints.filter(({ method }) => method !== 'GET')
    const sessions = members.filter(({ headers }) => headers.cookie !== undefined)
    const attempts = writing.flatMap((endpoint, place) =>
      sessions.flatMap((asker, seat) => {
        // Who may do everything comes in every way; the others, who might stumble over their rights, in one each.
        const tried = asker.role === 'administrator' ? foreign : [foreign[(place + seat) % foreign.length]!]
        return tried.map((ways) => {
          const headers = { cookie: asker.headers.cookie!, host: 'localhost', ...ways }
          const isRight = ({ status }: Answer) => status >= 400
          return attempt(endpoint.method, pathOf(endpoint), { asker: { ...asker, headers }, isRight })
        })
      }),
    )
    context.diagnostic(`${attempts.length} combinations`)
    assert.deepEqual(await runAll(attempts), [])
    assert.equal(await everything(), before)
  })

  test('who may is not turned away: what was refused above was refused for want of a right', async (context) => {
    const isLeft = ({ path }: Endpoint) => !/logout|sessions|second-factor|recovery/.test(path)
    const attempts = endpoints.filter(isLeft).flatMap((endpoint) => {
      const need = needOf(endpoint)!
      if (need === 'anyone') return []
      return members
        .filter((asker) => isAllowed(need, asker, endpoint))
        .map((asker) =>
          attempt(endpoint.method, pathOf(endpoint), { asker, isRight: (answer) => !isTurnedAway(answer) }),
        )
    })
    context.diagnostic(`${attempts.length} combinations`)
    assert.deepEqual(await runAll(attempts), [])
  })

  test('the table would find a hole: a door that asks nothing is seen', async () => {
    const stranger = strangers[0]!
    const open = await runAll([attempt('GET', '/desk/login', { asker: stranger, isRight: isRefused })])
    assert.equal(open.length, 1)
  })
})
