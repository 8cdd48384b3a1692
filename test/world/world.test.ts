import assert from 'node:assert/strict'
import { readdirSync, statSync } from 'node:fs'
import { test } from 'node:test'
import sharp from 'sharp'
import { assessReadiness, type Block, blockTexts, readContent, type Text } from '#article'
import { normalise } from '#persian'
import { extendDirectory, type Hop, readSourcing, sourceDirectory } from '#sourcing'
import {
  accounts,
  articles,
  bylines,
  films,
  firstContent,
  newsroom,
  pictures,
  readerComments,
  sections,
  sources,
  type WorldArticle,
  type WorldWireItem,
  wireFeeds,
} from '#world'
import { filmBytesMax } from './films/film-size.ts'
import { compose, draw, pictureBytesMax, scenes } from './pictures/draw.ts'

const dayMinutes = 1440

test('the newsroom has an account for every role, and no two people share a login or a name', () => {
  const roles = new Set(accounts.map((one) => one.role))
  assert.equal(roles.size, 6)
  assertUnique(accounts.map((one) => one.login))
  assertUnique(bylines)
  for (const one of accounts) {
    for (const slug of one.sections)
      assert.ok(
        sections.some((section) => section.slug === slug),
        slug,
      )
  }
  assert.match(newsroom.notice, /ساختگی/)
})

test('sections and sources have Latin slugs of their own, and every sub-section hangs from a section', () => {
  for (const list of [sections, sources]) {
    assertUnique(list.map((one) => one.slug))
    for (const { slug } of list) assert.match(slug, /^[a-z][a-z-]+$/)
  }
  for (const { parent } of sections) {
    if (parent !== null) assert.ok(sections.some((one) => one.slug === parent && one.parent === null))
  }
})

test('there is enough to fill the pages: kinds, sections, freshness, length', () => {
  assert.ok(articles.length >= 48)
  const kinds = Map.groupBy(articles, (one) => one.content.kind)
  for (const kind of ['news', 'report', 'interview', 'note', 'photo', 'video', 'live'] as const) {
    assert.ok(kinds.has(kind), kind)
  }
  const top = sections.filter((one) => one.parent === null)
  for (const { slug } of top) assert.ok(articles.filter((one) => topOf(one) === slug).length >= 4, slug)
  assert.ok(articles.filter((one) => one.publishedMinutesAgo < dayMinutes).length >= 12)
  assert.ok(articles.some((one) => one.publishedMinutesAgo > 4 * dayMinutes))
  const lengths = articles.map(wordCount)
  assert.ok(lengths.filter((words) => words >= 480).length >= 7)
  assert.ok(lengths.every((words) => words >= 45 && words <= 1000))
})

test('names, codes, headlines and leads are all distinct, and so are the first words of leads', () => {
  assertUnique(articles.map((one) => one.name))
  assertUnique(articles.map((one) => one.code))
  assertUnique(articles.map((one) => one.content.headline))
  assertUnique(articles.map((one) => one.content.lead?.split(' ').slice(0, 3).join(' ')))
})

test('everyone named over an article works here, and an own report names its reporter', () => {
  for (const { name, content } of articles) {
    assert.ok(content.authors.length > 0, name)
    for (const author of content.authors) assert.ok(bylines.includes(author), `${name}: ${author}`)
    assert.ok(content.tags.length > 0, name)
  }
})

test('chains of one and two hops, corrections, a withdrawal and a differing report are there to be shown', () => {
  assert.ok(articles.filter((one) => one.chain.length === 2).length >= 4)
  assert.ok(articles.filter((one) => one.chain.length === 1).length >= 8)
  assert.ok(articles.filter((one) => one.chain.length === 0).length >= 12)
  const withdrawn = articles.filter((one) => one.withdrawn !== null)
  assert.equal(withdrawn.length, 1)
  for (const one of articles) {
    for (const { minutesAgo } of [...one.corrections, ...(one.withdrawn ? [one.withdrawn] : [])]) {
      assert.ok(minutesAgo < one.publishedMinutesAgo, one.name)
    }
    const earlier = articles.find((other) => other.name === one.differsFrom)
    assert.equal(one.differsFrom === null, earlier === undefined, one.name)
    if (earlier) assert.ok(earlier.publishedMinutesAgo > one.publishedMinutesAgo)
  }
})

test('what is named in a chain is named in the text as well', () => {
  for (const { name, content, chain } of articles) {
    const text = textsOf({ content }).join('\n')
    for (const hop of chain) assert.ok(text.includes(hop.name), `${name}: ${hop.name}`)
  }
})

test('the chain an editor accepted is the one the text proposes', () => {
  const directory = extendDirectory(sourceDirectory, sources)
  for (const { name, content, chain } of articles) {
    const body = [content.lead ?? '', ...blockTexts(content.document)].join('\n')
    const proposed = readSourcing({ title: content.headline, body }, directory).chain
    const relations = (hops: readonly Hop[]): string => hops.map((hop) => hop.relation).join()
    assert.equal(relations(proposed), relations(chain), name)
    for (const [index, hop] of proposed.entries())
      assert.ok(chain[index]?.name.endsWith(hop.name), `${name}: ${hop.name}`)
  }
})

test('taking a correction back gives the article as it was first printed', () => {
  const wheat = articles.find((one) => one.name === 'wheat-forecast') as WorldArticle
  assert.match(firstContent(wheat).lead ?? '', /۴۲ هزار هکتار کمتر/)
  assert.match(wheat.content.lead ?? '', /۲۴ هزار هکتار کمتر/)
  for (const one of articles) {
    const changed = one.corrections.some((correction) => correction.after !== null)
    assert.equal(JSON.stringify(firstContent(one)) !== JSON.stringify(one.content), changed, one.name)
  }
})

test('the model of articles takes every content as it is, and has nothing to say before it is published', () => {
  for (const { name, content } of articles) {
    const { value, problems } = readContent(content)
    assert.deepEqual(problems, [], name)
    assert.deepEqual(value, content, name)
    assert.deepEqual(assessReadiness(content), [], name)
  }
})

test('readers write under articles that stand on the site, and moderators publish, reject and leave some for later', () => {
  const states = new Set<string | null>()
  for (const [name, comments] of Object.entries(readerComments)) {
    const article = articles.find((one) => one.name === name)
    assert.ok(article !== undefined && article.withdrawn === null, name)
    for (const { text, decision, reason, answers = [] } of comments.flatMap((one) => [one, ...(one.answers ?? [])])) {
      assert.equal(normalise(text), text, name)
      assert.equal(decision === 'rejected', reason !== undefined, text)
      assert.ok(decision === 'published' || answers.length === 0, text)
      states.add(decision)
    }
  }
  assert.equal(states.size, 3)
})

test('the wire brings what agencies of this world say, from addresses that nobody can have', () => {
  for (const { address, source, section, items } of wireFeeds) {
    assert.match(new URL(address).hostname, /\.example$/)
    assert.ok(
      sources.some(({ name }) => name === source),
      source,
    )
    assert.ok(section === null || sections.some(({ slug }) => slug === section), address)
    assertUnique(items.map(({ name }) => name))
    for (const { title } of items) assert.ok(articles.every(({ content }) => content.headline !== title))
  }
  assert.equal(wireFeeds.flatMap(({ items }) => items).length, 14)
})

test('links lead to articles of this world that can still be read', () => {
  let seen = 0
  for (const { name, content } of articles) {
    for (const [, code] of JSON.stringify(content.document).matchAll(/"href":"\/fa\/news\/(\d+)"/g)) {
      const target = articles.find((one) => one.code === Number(code))
      assert.ok(target && target.withdrawn === null, `${name} → ${code}`)
      seen++
    }
  }
  assert.ok(seen >= 3)
})

/** Bad spelling shown on purpose, in an article about it. */
const shownMistakes = /«(میشود|بینالمللی|می شود|کتابخانه ها)»/gu

test('every word is in house spelling', () => {
  const rules: [RegExp, string][] = [
    [/[يكىةۀ]/u, 'an Arabic letter, or ۀ for هٔ'],
    [/[٠-٩]/u, 'an Arabic digit'],
    [/[0-9]/, 'a Latin digit'],
    [/ {2}|\t|\u00a0/, 'a space too many'],
    [
      /(?<=\p{L}) (ها|های|هایی|هایم|هایت|هایش|هایمان|هایشان|تر|ترین|ام|ای|اند)(?![\p{L}\u200c])/u,
      'a space for a half-space',
    ],
    [/(?<![\p{L}\u200c])(می|نمی) (?=\p{L})/u, 'a space after می'],
    [
      /(?<![\p{L}\u200c])ن?می(شود|شد|کند|کرد|کنند|گوید|گفت|رود|رفت|آید|دهد|داد|تواند|توان|خواهد|داند|شوند)(?!\p{L})/u,
      'no half-space after می',
    ],
    [/ [،؛؟:!.»](?!\d)/u, 'a space before punctuation'],
    [/« /u, 'a space after «'],
    [/[،؛؟](?=\p{L})/u, 'no space after punctuation'],
    [/["'“”]/u, 'a quotation mark that is not «»'],
    [/\u200c[\s\u200c،.؛:»]|[\s«]\u200c/u, 'a half-space at the edge of a word'],
    [/[ادذرزژو]\u200c(?=ی(?!ی))/u, 'a needless half-space'],
    [/(?<![\p{L}\u200c])(توسط|می‌باشد|می‌باشند|لازم به ذکر است|شایان ذکر)(?![\p{L}])/u, 'office Persian'],
  ]
  const complaints: string[] = []
  const everything = [
    ...articles.map((one) => ({ name: one.name, texts: textsOf(one) })),
    { name: 'pictures', texts: pictures.flatMap((one) => [one.alt, one.caption, one.credit]) },
    { name: 'films', texts: films.flatMap((one) => [one.caption, one.credit, ...one.transcript.split('\n')]) },
    { name: 'newsroom', texts: [...Object.values(newsroom), ...accounts.flatMap((one) => [one.name, one.title])] },
    ...wireFeeds.flatMap(({ items }) => items.filter(({ spelling }) => spelling === 'house')).map(wordsOfItem),
    { name: 'sections and sources', texts: [...sections, ...sources].map((one) => one.name) },
  ]
  for (const { name, texts } of everything) {
    for (const shown of texts) {
      const text = shown.replace(shownMistakes, '«»')
      if (normalise(text) !== text) complaints.push(`${name}: not as the language module writes it: ${text}`)
      for (const [rule, what] of rules) {
        const found = rule.exec(text)
        if (found) complaints.push(`${name}: ${what}: …${text.slice(Math.max(0, found.index - 15), found.index + 20)}…`)
      }
      if (count(text, '«') !== count(text, '»')) complaints.push(`${name}: an open quotation: ${text.slice(0, 50)}`)
    }
  }
  assert.deepEqual(complaints, [])
})

test('every folder of the world is small enough to be seen at a glance', () => {
  for (const folder of readdirSync(new URL('./', import.meta.url), { recursive: true, withFileTypes: true })) {
    if (folder.isDirectory()) assert.ok(readdirSync(`${folder.parentPath}/${folder.name}`).length <= 25, folder.name)
  }
})

test('every picture is drawn the same way twice, is on disk at its size, and is described', async () => {
  assert.deepEqual(pictures.map((one) => one.name).sort(), Object.keys(scenes).sort())
  for (const { name, path, width, height, alt, caption } of pictures) {
    assert.equal(compose(name), compose(name))
    assert.ok(statSync(path).size <= pictureBytesMax, name)
    const found = await sharp(path).metadata()
    assert.deepEqual([found.width, found.height, found.format], [width, height, 'jpeg'])
    assert.ok(alt.length > 30 && caption.length > 5, name)
  }
})

test('the files are what the script draws', async () => {
  const small = (image: string | Buffer): Promise<Buffer> => sharp(image).resize(64, 40).raw().toBuffer()
  for (const name of ['lighthouse', 'tea-hills']) {
    const kept = await small(pictures.find((one) => one.name === name)?.path as string)
    const drawn = await small(await draw(name))
    const difference = kept.reduce((sum, level, index) => sum + Math.abs(level - (drawn[index] as number)), 0)
    assert.ok(difference / kept.length < 3, name)
  }
})

test('every film is on disk, small, told in writing, and shown with its still', () => {
  const shown = articles.flatMap(({ content }) => content.document.content.filter(({ type }) => type === 'video'))
  for (const { name, path, hash, seconds, poster, transcript } of films) {
    assert.ok(statSync(path).size <= filmBytesMax, name)
    assert.ok(transcript.length > 100, name)
    const block = shown.find((one) => one.type === 'video' && one.attrs.src === `/media/${hash}/film.webm`)
    assert.ok(block?.type === 'video', name)
    assert.equal(block.attrs.seconds, seconds)
    assert.equal(block.attrs.poster?.media, pictures.find((one) => one.name === poster)?.hash)
  }
})

test('no picture stands unused', () => {
  const used = articles.map((one) => JSON.stringify(one.content)).join('')
  for (const { name, hash } of pictures) assert.ok(used.includes(hash), name)
})

function wordsOfItem({ name, title, paragraphs }: WorldWireItem) {
  return { name: `wire ${name}`, texts: [title, ...paragraphs] }
}

function topOf(article: WorldArticle): string | undefined {
  const section = sections.find((one) => one.slug === article.content.section)
  return section?.parent ?? section?.slug
}

function wordCount(article: WorldArticle): number {
  return [article.content.lead, ...bodyTexts(article.content.document.content)].join(' ').split(/\s+/).length
}

/** Every text of an article that a reader sees. */
function textsOf({ content, corrections = [] }: Pick<WorldArticle, 'content'> & Partial<WorldArticle>): string[] {
  const parts = [
    content.kicker,
    content.headline,
    content.subheadline,
    content.lead,
    ...content.tags,
    ...content.authors,
  ]
  const shown = [...parts, content.hero?.caption, ...bodyTexts(content.document.content)]
  return [...shown, ...corrections.map((one) => one.note)].filter((text) => typeof text === 'string')
}

/** One string a line of text: marks joined, attributes that people read included. */
function bodyTexts(blocks: readonly object[]): string[] {
  return blocks.flatMap((node) => {
    const block = node as Block & { content?: Text[]; attrs?: { caption?: string; speaker?: string } }
    const said = [block.attrs?.caption, block.attrs?.speaker].filter((text) => typeof text === 'string')
    const content = block.content ?? []
    const isLine = content[0]?.type === 'text'
    return [...said, ...(isLine ? [content.map((text) => text.text).join('')] : bodyTexts(content))]
  })
}

function assertUnique(list: readonly unknown[]): void {
  const twice = list.filter((one, index) => list.indexOf(one) !== index)
  assert.deepEqual(twice, [])
}

function count(text: string, letter: string): number {
  return text.split(letter).length - 1
}
