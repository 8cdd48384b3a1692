import type { FeedContext } from '../feed/feed-context.ts'
import { attributeOf, childrenOf, numberOfChild, textIn, textOfChild } from '../xml/xml-parts.ts'
import type { XmlElement } from '../xml/xml-tree.ts'
import type { CommentCounts } from './wxr-comments.ts'
import {
  decodedSlug,
  identityOf,
  sortOf,
  type WrittenPost,
  type WxrPost,
  type WxrPostReading,
  type WxrWhole,
  wxrPost,
} from './wxr-post.ts'

/**
 * A post of an export before it is read: what it is costs a hundredth of a millisecond, its words a whole one. Whoever
 * knows what it says passes it by.
 */
export interface UnreadPost {
  /** As its reading has them. */
  item: { id: string | null; link: string | null }
  post: Pick<WxrPost, 'number' | 'type' | 'status'>
  comments: CommentCounts
  /** All that its reading depends on, as one text: the same text is the same reading. */
  said(): string
  read(): WxrPostReading
}

export function unreadPost(written: WrittenPost, whole: WxrWhole, context: FeedContext): UnreadPost {
  const { item, comments } = written
  return {
    item: identityOf(item, context),
    post: { number: numberOfChild(item, 'wp:post_id'), ...sortOf(item) },
    comments: comments.counts,
    said: () => saidOf(written, whole),
    read: () => wxrPost(written, whole, context),
  }
}

type Told = (string | Told)[]

function saidOf({ item, comments }: WrittenPost, whole: WxrWhole): string {
  const own = JSON.stringify(toldOf(item))
  return JSON.stringify([own, comments.kept, comments.beyond, namedIn(item, whole), numberedIn(own, item, whole)])
}

function toldOf({ name, attributes, children }: XmlElement): Told {
  const inside = children.map((child) => (typeof child === 'string' ? child : toldOf(child)))
  return attributes.size === 0 ? [name, ...inside] : [name, [...attributes].flat(), ...inside]
}

/** What the export says elsewhere of whom and what the post names: writers, and where its sections lie. */
function namedIn(item: XmlElement, { terms, files }: WxrWhole): unknown[] {
  const filed = childrenOf(item, 'category').flatMap((category) => {
    const name = attributeOf(category, 'nicename') ?? ''
    return [decodedSlug(name), name.replace(/^cap-/, ''), textIn(category)]
  })
  const names = [textOfChild(item, 'dc:creator'), ...filed].filter((name) => name !== null && name !== '')
  return names.map((name) => [terms.authors.get(name!), files?.guests.get(name!), terms.pathOf(name!)])
}

/** The same of what it may name by number: pictures, galleries, its main section; and the files that were sent up with it. */
function numberedIn(own: string, item: XmlElement, { terms, files }: WxrWhole): unknown[] {
  const numbers = new Set(own.match(/\d{1,15}/g))
  const sent = files?.ofPost.get(numberOfChild(item, 'wp:post_id') ?? 0) ?? []
  const named = [...numbers].map((number) => [files?.byNumber.get(Number(number)), terms.slugOf(number)])
  return [named.filter(([file, slug]) => file || slug), sent.map((number) => files?.byNumber.get(number))]
}
