/** NewsML 1.0 to 1.2, which agencies still send: one `NewsItem`, as far as a newsroom needs it. */
import type { FeedContext } from '../feed/feed-context.ts'
import type { FeedItemReading, FeedMedia } from '../feed/feed-item.ts'
import { webAddress } from '../feed/feed-links.ts'
import { mediaOf, wholeNumber } from '../feed/feed-media.ts'
import { personOf } from '../feed/feed-people.ts'
import { type FeedText, sniffedText } from '../feed/feed-text.ts'
import { itemReading } from '../feed/item-parts.ts'
import { attributeOf, hasElements, textIn } from '../xml/xml-parts.ts'
import type { XmlElement } from '../xml/xml-tree.ts'
import { markupOf } from './newsml-body.ts'
import { statusOf } from './newsml-status.ts'
import { deepWordOf, deepWordsOf, wordsOf } from './newsml-words.ts'

/** Parts of an item that are not its text, by their roles. */
const BESIDE_TEXT = /headline|stylesheet|contact|logo|caption|byline|keyword|multimedia|photo|graphic/i

export function isNewsMl1(item: XmlElement): boolean {
  return wordsOf(item, 'newsmanagement', 'newscomponent', 'identification').length > 0
}

export function newsMl1Item(item: XmlElement, context: FeedContext): FeedItemReading {
  const headline = textIn(deepWordOf(item, 'headline'))
  const byline = textIn(deepWordOf(item, 'byline'))
  const person = byline === '' ? null : personOf(byline, context.spell.name)
  const language = deepWordOf(item, 'language')
  const status = deepWordOf(item, 'status')
  const reading = itemReading(
    {
      id: textIn(deepWordOf(item, 'publicidentifier')) || null,
      title: headline === '' ? null : sniffedText(headline, item.base),
      link: null,
      published: textIn(deepWordOf(item, 'firstcreated', 'thisrevisioncreated')) || null,
      updated: textIn(deepWordOf(item, 'thisrevisioncreated')) || null,
      summary: null,
      content: textOf(item),
      people: person === null ? [] : [person],
      contributors: [],
      categories: keywordsOf(item),
      media: mediaIn(item, context),
      language: language === null ? null : attributeOf(language, 'formalname'),
      commentsCount: null,
    },
    context,
  )
  const code = status === null ? null : attributeOf(status, 'formalname')
  return { ...reading, item: { ...reading.item, status: statusOf(code?.toLowerCase() ?? null) } }
}

/** The longest text that is not told to be something beside it. */
function textOf(item: XmlElement): FeedText | null {
  let longest: FeedText | null = null
  let chars = 0
  for (const component of [item, ...deepWordsOf(item, 'newscomponent')]) {
    const [role] = wordsOf(component, 'role')
    if (role !== undefined && BESIDE_TEXT.test(attributeOf(role, 'formalname') ?? '')) continue
    for (const content of wordsOf(component, 'contentitem').flatMap((one) => wordsOf(one, 'datacontent'))) {
      const text = textIn(content)
      if (text.length <= chars) continue
      chars = text.length
      const inside = deepWordOf(content, 'body.content', 'body') ?? content
      longest = hasElements(inside) ? markupOf(inside) : sniffedText(text, content.base)
    }
  }
  return longest
}

function keywordsOf(item: XmlElement): string[] {
  const lines = deepWordsOf(item, 'keywordline').map((line) => textIn(line))
  const told = deepWordsOf(item, 'property')
    .filter((property) => /keywords?$/i.test(attributeOf(property, 'formalname') ?? ''))
    .flatMap((property) => attributeOf(property, 'value') ?? [])
  return [...lines, ...told].filter((word) => word !== '')
}

function mediaIn(item: XmlElement, context: FeedContext): FeedMedia[] {
  return deepWordsOf(item, 'contentitem').flatMap((content) => {
    const url = webAddress(attributeOf(content, 'href'), content.base ?? context.base)
    if (url === null) return []
    const type = deepWordOf(content, 'mimetype')
    const measure = (name: string): number | null => {
      const found = deepWordsOf(content, 'property').find((one) => attributeOf(one, 'formalname') === name)
      return wholeNumber(found === undefined ? null : attributeOf(found, 'value'))
    }
    return [
      mediaOf({
        url,
        type: type === null ? null : attributeOf(type, 'formalname'),
        width: measure('PixelWidth') ?? measure('Width'),
        height: measure('PixelHeight') ?? measure('Height'),
        size_bytes: wholeNumber(textIn(deepWordOf(content, 'sizeinbytes'))),
      }),
    ]
  })
}
