import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blockTexts, type Picture, readContent } from '#article'
import { normalise } from '#persian'
import { sections } from '#world'
import { archiveSpanMs, type SeedPlan, type SyntheticArticle, synthesise, words } from './synthesise.ts'

const picture: Picture = {
  media: 'a'.repeat(64),
  src: null,
  width: 1600,
  height: 1000,
  alt: 'تپه',
  caption: null,
  credit: null,
}
const plan: SeedPlan = { seed: 7, articles: 10_000, newest: new Date('2026-03-21T00:00:00Z'), pictures: [picture] }
const archive = Array.from({ length: plan.articles }, (_, index) => synthesise(plan, index))

test('the same plan gives the same article, whatever was made before it; another seed gives another', () => {
  for (const index of [0, 1, 4999, 9999]) assert.deepEqual(synthesise(plan, index), archive[index])
  const other = Array.from({ length: 1000 }, (_, index) => synthesise({ ...plan, seed: 8 }, index).content.headline)
  const same = other.filter((headline, index) => headline === archive[index]?.content.headline)
  assert.ok(same.length < 10, `${same.length} headlines stayed`)
})

test('hardly two articles have one headline, and no two have one body', () => {
  assert.ok(new Set(archive.map((one) => one.content.headline)).size >= 9500)
  assert.equal(new Set(archive.map((one) => JSON.stringify(one.content.document))).size, archive.length)
})

test('lengths are log-normal within their limits', () => {
  const lengths = archive.map(wordCount).sort((a, b) => a - b)
  const at = (share: number): number => lengths[Math.floor(share * lengths.length)] as number
  assert.ok(at(0) >= words.min * 0.8 && at(0.99999) <= words.max * 1.05, `${at(0)} to ${at(0.99999)}`)
  const [low, middle, high] = [at(0.16), at(0.5), at(0.84)]
  assert.ok(middle > 220 && middle < 330, `median ${middle}`)
  // One deviation down and one up are the same factor in a log-normal; the limits and the kinds bend it a little.
  const skew = high / middle / (middle / low)
  assert.ok(skew > 0.75 && skew < 1.35, `skew ${skew}`)
  assert.ok(high / low > 2.2, `spread ${high / low}`)
})

test('words fall off as in written Persian: the n-th comes about 1/n as often', () => {
  const counts = new Map<string, number>()
  for (const one of archive.slice(0, 4000)) {
    for (const word of textOf(one).split(/[\s.,،؛؟:«»!]+/)) {
      if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  const ranked = [...counts.values()].sort((a, b) => b - a)
  assert.ok(ranked.length > 4000, `${ranked.length} different words`)
  const slope = slopeOf(ranked, 10, 3000)
  assert.ok(slope < -0.8 && slope > -1.5, `slope ${slope}`)
})

test('every kind and section is there, in the shares of a newsroom', () => {
  const kinds = Map.groupBy(archive, (one) => one.content.kind)
  assert.equal(kinds.size, 7)
  assert.ok((kinds.get('news')?.length ?? 0) > 6500)
  const filed = new Set(archive.map((one) => one.content.section))
  for (const slug of filed)
    assert.ok(
      sections.some((one) => one.slug === slug),
      `${slug}`,
    )
  assert.ok(filed.size >= 20)
  const tags = Map.groupBy(
    archive.flatMap((one) => one.content.tags),
    (tag) => tag,
  )
  const uses = [...tags.values()].map((list) => list.length).sort((a, b) => b - a)
  assert.ok(uses.length > 500 && (uses[0] as number) > 10 * (uses[300] as number))
})

test('chains have no, one or two hops, and the text credits each of them', () => {
  const lengths = [0, 1, 2].map((hops) => archive.filter((one) => one.chain.length === hops).length)
  for (const count of lengths) assert.ok(count > 800, lengths.join())
  for (const one of archive) {
    for (const hop of one.chain) assert.ok(textOf(one).includes(hop.name))
  }
})

test('dates fill twenty years up to the newest, in the order of the archive, thicker towards the end', () => {
  const instants = archive.map((one) => one.publishedAt.getTime())
  for (let index = 1; index < instants.length; index++)
    assert.ok((instants[index - 1] as number) <= (instants[index] as number))
  assert.ok((instants.at(-1) as number) <= plan.newest.getTime())
  assert.ok((instants[0] as number) >= plan.newest.getTime() - archiveSpanMs)
  const middle = plan.newest.getTime() - archiveSpanMs / 2
  assert.ok(instants.filter((instant) => instant > middle).length > 0.55 * archive.length)
})

test('the model of articles takes them, and the language module finds nothing to put right', () => {
  for (const one of archive.slice(0, 1500)) {
    const { value, problems } = readContent(one.content)
    assert.deepEqual(problems, [])
    assert.deepEqual(value, one.content)
    const { kicker, headline, subheadline, lead, tags, authors, document } = one.content
    for (const text of [kicker, headline, subheadline, lead, ...tags, ...authors, ...blockTexts(document)]) {
      if (text === null) continue
      assert.equal(normalise(text), text)
      assert.doesNotMatch(
        text,
        /[\u064a\u0643\u0649\u0629\u06c00-9٠-٩{}]| {2}| [،.؛»]|« |(?<!\p{L})ن?می |(?<=\p{L}) های?(?!\p{L})/u,
      )
    }
  }
})

function textOf({ content }: SyntheticArticle): string {
  return [content.headline, content.lead, ...blockTexts(content.document)].join('\n')
}

function wordCount({ content }: SyntheticArticle): number {
  return [content.lead, ...blockTexts(content.document)].join(' ').split(/\s+/).length
}

/** The slope of the line through log rank and log count, least squares, over ranks spaced evenly on the log scale. */
function slopeOf(counts: readonly number[], from: number, to: number): number {
  const points: [number, number][] = []
  for (let rank = from; rank <= to; rank *= 1.2) {
    points.push([Math.log(Math.floor(rank)), Math.log(counts[Math.floor(rank) - 1] as number)])
  }
  const mean = (list: number[]): number => list.reduce((sum, one) => sum + one, 0) / list.length
  const [x, y] = [mean(points.map((one) => one[0])), mean(points.map((one) => one[1]))]
  const top = points.reduce((sum, one) => sum + (one[0] - x) * (one[1] - y), 0)
  return top / points.reduce((sum, one) => sum + (one[0] - x) ** 2, 0)
}
