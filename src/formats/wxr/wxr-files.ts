/** The files of an export by their numbers, and names of guest authors: posts name both, often before they come. */
import { webAddress } from '../feed/feed-links.ts'
import { plainLine } from '../page/words/plain-line.ts'
import { childrenOf, textOfChild } from '../xml/xml-parts.ts'
import { type XmlElement, XmlTree } from '../xml/xml-tree.ts'

/** Files remembered: some 300 MB with their words, and more than any newspaper has. */
const FILES_MAX = 1_000_000
const GUESTS_MAX = 100_000
const WORDS_CHARS_MAX = 400
const RECORDS = new Set(['item'])
/** Comments are no files. */
const PARTS = { names: new Set(['wp:comment']), onPart: () => {} }

/** A file that was sent up: its address, and the words printed with it. */
export interface WxrFile {
  url: string
  isPicture: boolean
  alt: string | null
  caption: string | null
  credit: string | null
}

/** Reads an export for its attachments and guest authors alone; memory holds an address and a few words of each. */
export class WxrFiles {
  readonly byNumber = new Map<number, WxrFile>()
  /** Numbers of the files that were sent up with a post, by its number. */
  readonly ofPost = new Map<number, number[]>()
  /** Names of those who write without an account (Co-Authors Plus), by login and by slug. */
  readonly guests = new Map<string, string>()
  private readonly tree: XmlTree

  constructor() {
    this.tree = new XmlTree({
      base: null,
      records: RECORDS,
      parts: PARTS,
      onRecord: (item) => {
        const type = textOfChild(item, 'wp:post_type')
        if (type === 'attachment') this.takeFile(item)
        else if (type === 'guest-author') this.takeGuest(item)
        return this.byNumber.size < FILES_MAX
      },
    })
  }

  push(text: string): void {
    this.tree.push(text)
  }

  end(): void {
    this.tree.end()
  }

  private takeFile(item: XmlElement): void {
    const address = webAddress(textOfChild(item, 'wp:attachment_url'), null)
    const number = Number(textOfChild(item, 'wp:post_id'))
    if (address === null || !Number.isSafeInteger(number)) return
    const meta = metaIn(item, '_wp_attachment_image_alt', '_media_credit', '_wp_attachment_credit')
    this.byNumber.set(number, {
      url: own(address),
      isPicture: /\.(?:jpe?g|png|gif|webp|avif|bmp|heic)(?:[?#]|$)/i.test(address),
      alt: words(meta.get('_wp_attachment_image_alt')),
      caption: words(textOfChild(item, 'excerpt:encoded')),
      credit: words(meta.get('_media_credit') ?? meta.get('_wp_attachment_credit')),
    })
    const post = Number(textOfChild(item, 'wp:post_parent') ?? 0)
    if (!Number.isSafeInteger(post) || post <= 0) return
    const numbers = this.ofPost.get(post)
    if (numbers === undefined) this.ofPost.set(post, [number])
    else numbers.push(number)
  }

  private takeGuest(item: XmlElement): void {
    const meta = metaIn(item, 'cap-display_name', 'cap-user_login')
    const name = words(meta.get('cap-display_name') ?? textOfChild(item, 'title'))
    if (name === null || this.guests.size >= GUESTS_MAX) return
    for (const key of [meta.get('cap-user_login'), textOfChild(item, 'wp:post_name')])
      if (key) this.guests.set(own(key.replace(/^cap-/, '')), name)
  }
}

function metaIn(item: XmlElement, ...names: string[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const meta of childrenOf(item, 'wp:postmeta')) {
    const key = textOfChild(meta, 'wp:meta_key')
    const value = key !== null && names.includes(key) ? textOfChild(meta, 'wp:meta_value') : null
    if (key !== null && value !== null) found.set(key, value)
  }
  return found
}

function words(written: string | null | undefined): string | null {
  const line = plainLine((written ?? '').replace(/<[^<>]{0,1000}>/g, ' '))
  return line === '' ? null : own(line.slice(0, WORDS_CHARS_MAX).toWellFormed())
}

/** The same characters on their own: a piece of a text holds on to the whole of it. */
function own(text: string): string {
  return [...text].join('')
}
