/** The files of an export by their numbers: posts name their first picture so, often before the picture comes. */
import { webAddress } from '../feed/feed-links.ts'
import { textOfChild } from '../xml/xml-parts.ts'
import { XmlTree } from '../xml/xml-tree.ts'

/** Files remembered: some 150 MB of addresses, and more than any newspaper has. */
const PICTURES_MAX = 1_000_000
const RECORDS = new Set(['item'])

/** Reads an export for its attachments alone; memory holds a number and an address of each. */
export class WxrPictures {
  readonly byNumber = new Map<number, string>()
  private readonly tree: XmlTree

  constructor() {
    this.tree = new XmlTree({
      base: null,
      records: RECORDS,
      onRecord: (item) => {
        if (textOfChild(item, 'wp:post_type') !== 'attachment') return true
        const address = webAddress(textOfChild(item, 'wp:attachment_url'), null)
        const number = Number(textOfChild(item, 'wp:post_id'))
        if (address !== null && Number.isSafeInteger(number)) this.byNumber.set(number, address)
        return this.byNumber.size < PICTURES_MAX
      },
    })
  }

  push(text: string): void {
    this.tree.push(text)
  }

  end(): void {
    this.tree.end()
  }
}
