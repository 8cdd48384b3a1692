import { readdirSync, readFileSync } from 'node:fs'
import { findFilm } from './films.ts'
import { findPicture } from './pictures.ts'
import { readArticle } from './read-article.ts'
import type { WorldArticle } from './world-article.ts'

const folder = new URL('./articles/', import.meta.url)

/** Every article of the example newsroom, newest first. A file that cannot be read is a mistake of ours: it throws. */
export const articles: readonly WorldArticle[] = readAll()

function readAll(): WorldArticle[] {
  const files = readdirSync(folder).flatMap((section) =>
    readdirSync(new URL(`${section}/`, folder)).map((file) => ({ section, name: file.replace(/\.txt$/, '') })),
  )
  const texts = new Map(
    files.map(({ section, name }) => [name, readFileSync(new URL(`${section}/${name}.txt`, folder), 'utf8')]),
  )
  const codes = new Map([...texts].map(([name, text]) => [name, latinCode(text)]))
  const address = (name: string): string | null => (codes.has(name) ? `/fa/news/${codes.get(name)}` : null)
  const found = files.map(({ section, name }) => {
    const reading = readArticle(texts.get(name) as string, name, {
      ...{ section, picture: findPicture, film: findFilm },
      article: address,
    })
    if (reading.problems.length > 0) throw new Error(`${section}/${name}.txt: ${reading.problems.join('; ')}`)
    return reading.value
  })
  return found.sort((a, b) => a.publishedMinutesAgo - b.publishedMinutesAgo)
}

/** Links point to codes, so the codes are gathered before any body is read. */
function latinCode(text: string): string {
  const digits = /^کد: ([۰-۹]+)$/m.exec(text)?.[1] ?? ''
  return digits.replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
}
