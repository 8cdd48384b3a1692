import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { documentFromBlocks, paragraph } from '../build.ts'
import type { ArticleContent } from '../content.ts'
import { blockTexts } from '../to-text.ts'
import { type Clash, mergeContents } from './merge.ts'
import { patchBetween, withPatch } from './patch.ts'

function content(paragraphs: readonly string[], parts: Partial<ArticleContent> = {}): ArticleContent {
  return {
    kind: 'news',
    kicker: null,
    headline: 'کتابخانه‌های شبانه',
    subheadline: null,
    lead: null,
    document: documentFromBlocks(paragraphs.map((text) => paragraph(text))),
    hero: null,
    section: null,
    tags: [],
    authors: [],
    ...parts,
  }
}

const opening = 'کتابخانهٔ مرکزی شهر از امشب تا سپیده‌دم باز می‌ماند.'
const middle = 'دانشجویان گفتند که سال‌ها منتظر چنین شبی بودند.'
const closing = 'برق ساختمان از صفحه‌های خورشیدی بام می‌آید.'
const base = [opening, middle, closing]
const openingOfSara = 'کتابخانهٔ مرکزی شهر از امشب تا سپیده‌دم روز بعد باز می‌ماند.'
const openingOfReza = 'کتابخانهٔ مرکزی شهر از فردا شب تا سپیده‌دم باز می‌ماند.'

interface Case {
  name: string
  first: string[]
  second: string[]
  merged: string[]
  clashes: [string | null, string | null][]
}

const cases: Case[] = [
  {
    name: 'different blocks are both taken',
    first: [openingOfSara, middle, closing],
    second: [opening, middle, `${closing} هزینه‌اش نصف شد.`],
    merged: [openingOfSara, middle, `${closing} هزینه‌اش نصف شد.`],
    clashes: [],
  },
  {
    name: 'the same block changed twice stands twice, and somebody must choose',
    first: [openingOfSara, middle, closing],
    second: [openingOfReza, middle, closing],
    merged: [openingOfSara, openingOfReza, middle, closing],
    clashes: [[openingOfSara, openingOfReza]],
  },
  {
    name: 'the same change made by both is one change',
    first: [openingOfSara, middle, closing],
    second: [openingOfSara, middle, closing],
    merged: [openingOfSara, middle, closing],
    clashes: [],
  },
  {
    name: 'new blocks in one place are both kept, the first above',
    first: [opening, 'سارا این بند را افزود.', middle, closing],
    second: [opening, 'رضا این بند را افزود.', middle, closing],
    merged: [opening, 'سارا این بند را افزود.', 'رضا این بند را افزود.', middle, closing],
    clashes: [],
  },
  {
    name: 'a block taken out that another changed stays, and somebody must choose',
    first: [middle, closing],
    second: [openingOfReza, middle, closing],
    merged: [openingOfReza, middle, closing],
    clashes: [[null, openingOfReza]],
  },
  {
    name: 'a block taken out and another changed',
    first: [middle, closing],
    second: [opening, middle, `${closing} هزینه‌اش نصف شد.`],
    merged: [middle, `${closing} هزینه‌اش نصف شد.`],
    clashes: [],
  },
  {
    name: 'a change beside a new block',
    first: [openingOfSara, 'سارا این بند را افزود.', middle, closing],
    second: [opening, `${middle} یکی تا صبح ماند.`, closing],
    merged: [openingOfSara, 'سارا این بند را افزود.', `${middle} یکی تا صبح ماند.`, closing],
    clashes: [],
  },
]

describe('two people in one article', () => {
  for (const { name, first, second, merged, clashes } of cases) {
    test(name, () => {
      const result = mergeContents({ base: content(base), first: content(first), second: content(second) })
      assert.deepEqual(blockTexts(result.content.document), merged)
      assert.deepEqual(result.clashes.map(wordsOf), clashes)
    })
  }

  test('parts merge one by one; of the same part the first stands and the second waits', () => {
    const first = content(base, { headline: 'شب‌های کتابخانه', section: 'culture' })
    const second = content(base, { headline: 'کتابخانه تا سپیده‌دم', tags: ['کتاب'] })
    const result = mergeContents({ base: content(base), first, second })
    const { headline, section, tags } = result.content
    assert.deepEqual({ headline, section, tags }, { headline: 'شب‌های کتابخانه', section: 'culture', tags: ['کتاب'] })
    assert.deepEqual(result.clashes, [
      { kind: 'part', part: 'headline', first: 'شب‌های کتابخانه', second: 'کتابخانه تا سپیده‌دم' },
    ])
  })

  test('no word that anybody wrote is missing from what comes out, whatever they did', () => {
    fc.assert(
      fc.property(edits, edits, (one, other) => {
        const first = content(edited(base, one, 'س'))
        const second = content(edited(base, other, 'ر'))
        const { content: merged, clashes } = mergeContents({ base: content(base), first, second })
        const text = blockTexts(merged.document).join(' ') + JSON.stringify(clashes)
        for (const word of [...newWords(first), ...newWords(second)]) assert.ok(text.includes(word), word)
        const patch = patchBetween(first, merged)
        assert.deepEqual(patch === null ? first : withPatch(first, patch), merged)
      }),
      { numRuns: 500 },
    )
  })

  test('a patch that was made from another content is not put on', () => {
    const patch = patchBetween(content(base), content([...base, 'بند تازه']))!
    assert.equal(withPatch(content([opening]), patch), null)
    assert.equal(patchBetween(content(base), content(base)), null)
  })
})

function wordsOf(clash: Clash): [string | null, string | null] {
  if (clash.kind !== 'block') throw new Error('a part')
  const text = (block: typeof clash.first) => block && (blockTexts(documentFromBlocks([block]))[0] ?? '')
  return [text(clash.first), text(clash.second)]
}

type Edit = { at: number; does: 'insert' | 'change' | 'remove' | 'split' | 'rewrite' }
const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({
    at: fc.nat(5),
    does: fc.constantFrom<Edit['does'][]>('insert', 'change', 'remove', 'split', 'rewrite'),
  }),
  { maxLength: 6 },
)

/** Every word written here is new and tells who wrote it. */
function edited(paragraphs: readonly string[], steps: readonly Edit[], mark: string): string[] {
  const after = [...paragraphs]
  for (const [index, { at, does }] of steps.entries()) {
    const word = `${mark}${'ابپتثج'[index]}${'چحخدذر'[at]}وند`
    const place = after.length === 0 ? 0 : at % after.length
    const text = after[place] ?? ''
    if (does === 'insert' || after.length === 0) after.splice(place, 0, `${word} نوشته شد`)
    else if (does === 'change') after[place] = `${text} ${word}`
    else if (does === 'remove') after.splice(place, 1)
    else if (does === 'rewrite') after[place] = `${word} به‌جای همه`
    else
      after.splice(
        place,
        1,
        text.slice(0, text.length / 2).trim() || word,
        `${text.slice(text.length / 2).trim()} ${word}`,
      )
  }
  return after
}

function newWords({ document }: ArticleContent): string[] {
  return blockTexts(document).flatMap((text) => text.match(/[سر][ابپتثج][چحخدذر]وند/g) ?? [])
}
