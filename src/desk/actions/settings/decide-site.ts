import { readAddress } from '#article'
import { normalise } from '#persian'
import { Refusal } from '#server'
import { appendAudit, type Database, readSiteWords, type SiteWords, writeSiteWords } from '#store'
import { type Actor, demand } from '../../policy.ts'

const nameLengthMax = 60
const lineLengthMax = 200
const linksMax = 12

/**
 * Decides what the newsroom says of itself on every page; what is left out stays. Returns what holds now. Refuses:
 * `forbidden`, `invalid-content` (a name is missing, a line too long, a link leads nowhere on the web).
 */
export async function decideSite(database: Database, actor: Actor, wish: Partial<SiteWords>): Promise<SiteWords> {
  demand(actor, 'administer')
  const before = await readSiteWords(database)
  const words = readWords({ name: 'سند', tagline: '', notice: null, links: [], ...before, ...wish })
  const changed = (Object.keys(words) as (keyof SiteWords)[]).filter(
    (part) => JSON.stringify(words[part]) !== JSON.stringify(before[part]),
  )
  if (changed.length === 0) return words
  await writeSiteWords(database, words)
  const facts = Object.fromEntries(changed.map((part) => [part, { from: before[part] ?? null, to: words[part] }]))
  await appendAudit(database, { actor: actor.id, action: 'change-setting', subject: 'setting:site', facts })
  return words
}

function readWords({ name, tagline, notice, links }: SiteWords): SiteWords {
  const read = {
    name: line(name, 'name', nameLengthMax),
    tagline: line(tagline, 'tagline', lineLengthMax),
    notice: notice === null ? null : line(notice, 'notice', lineLengthMax) || null,
    links: links.map((one, index) => ({
      name: line(one.name, `links/${index}`, nameLengthMax),
      href: address(one.href),
    })),
  }
  if (read.name === '') throw new Refusal('invalid-content', { detail: 'name: a newsroom has a name.' })
  if (read.links.length > linksMax || read.links.some((one) => one.name === '')) {
    throw new Refusal('invalid-content', { detail: `links: at most ${linksMax}, each with a name.` })
  }
  return read
}

function line(text: string, field: string, lengthMax: number): string {
  const read = normalise(text).replaceAll(/\s+/g, ' ').trim()
  if (read.length > lengthMax)
    throw new Refusal('invalid-content', { detail: `${field}: at most ${lengthMax} letters.` })
  return read
}

/** A page of this site (`/fa/about`), or one elsewhere on the web. */
function address(written: string): string {
  const own = /^\/(?!\/)[^\s\\]*$/.test(written) ? written : null
  const read = own ?? readAddress(written, ['web'])
  if (read === null) throw new Refusal('invalid-content', { detail: `links: «${written}» is no web address.` })
  return read
}
