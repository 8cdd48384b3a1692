import type { EditionCode } from '#article'
import { Refusal } from '#server'
import { allSections, appendAudit, type Database, type EditionWords, readSiteWords, writeEditionWords } from '#store'
import { type Actor, demand } from '../../policy.ts'

const nameLengthMax = 60
const lineLengthMax = 200

/**
 * Decides what an edition calls itself and the sections, where that is not as in the first; what is empty is as there.
 * Refuses: `forbidden`, `invalid-content` (a line too long), `unknown-section`.
 */
export async function decideEdition(
  database: Database,
  actor: Actor,
  { edition, words }: { edition: EditionCode; words: EditionWords },
): Promise<void> {
  demand(actor, 'administer')
  const { name, tagline, notice } = words
  const read: EditionWords = {
    ...spoken('name', line(name, 'name', nameLengthMax)),
    ...spoken('tagline', line(tagline, 'tagline', lineLengthMax)),
    ...spoken('notice', line(notice, 'notice', lineLengthMax)),
    sections: await readSectionNames(database, words.sections ?? {}),
  }
  const before = (await readSiteWords(database)).editions?.[edition] ?? null
  if (JSON.stringify(before) === JSON.stringify(read)) return
  await writeEditionWords(database, edition, read)
  const facts = { edition: { from: before, to: read } }
  await appendAudit(database, {
    actor: actor.id,
    action: 'change-setting',
    subject: `setting:edition:${edition}`,
    facts,
  })
}

function spoken(part: 'name' | 'tagline' | 'notice', said: string): EditionWords {
  return said === '' ? {} : { [part]: said }
}

/** As it was written: an edition may be in another language. */
function line(text: string | null | undefined, field: string, lengthMax: number): string {
  const read = (text ?? '')
    .toWellFormed()
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  if (read.length > lengthMax)
    throw new Refusal('invalid-content', { detail: `${field}: at most ${lengthMax} letters.` })
  return read
}

async function readSectionNames(
  database: Database,
  names: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const known = new Set((await allSections(database)).map(({ slug }) => slug))
  const read: [string, string][] = []
  for (const [slug, name] of Object.entries(names)) {
    if (!known.has(slug)) throw new Refusal('unknown-section', { section: slug })
    const said = line(name, `sections/${slug}`, nameLengthMax)
    if (said !== '') read.push([slug, said])
  }
  return Object.fromEntries(read)
}
