import type { ArticleDocument, Block, ListItem, Mark, Picture, TableRow, Text } from '#article'

/** What the markup may point to. All answer null for a name they do not know. */
export interface BodyLinks {
  picture(name: string): Picture | null
  /** Where a film of ours is served, and its length. */
  film(name: string): { src: string; seconds: number } | null
  /** Address of the article with this file name. */
  article(name: string): string | null
}

/**
 * Reads the body of an example article. Blocks stand apart by an empty line:
 *
 *     ## عنوان ، ### عنوان          headings
 *     - …  |  ۱. …                  bullet and ordered lists, one item a line
 *     > …  and last  > — گوینده      a quotation set apart, a paragraph a line
 *     ![نام] شرح                    a picture; without words it keeps its own caption
 *     !گالری نام نام                 a gallery
 *     !فیلم نشانی | ثانیه | نام | شرح  a video with its poster
 *     !فیلم نام | نام | شرح           a film of ours with its poster
 *     | … | … |                     a table: first row heads; «= شرح» as its first line is the caption
 *     ***                           a divider
 *
 * and in a line **strong**, _emphasis_, [words](https://… or خبر:name). Anything else is a paragraph.
 */
export function readBody(source: string, links: BodyLinks): { value: ArticleDocument; problems: string[] } {
  const problems: string[] = []
  const content: Block[] = []
  for (const chunk of source.split(/\n\s*\n/)) {
    const lines = chunk
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
    if (lines.length > 0) content.push(readBlock(lines, links, problems))
  }
  return { value: { type: 'doc', content }, problems }
}

function readBlock(lines: string[], links: BodyLinks, problems: string[]): Block {
  const words = (line: string): Text[] => readWords(line, links, problems)
  const first = lines[0] as string
  const heading = /^(##|###) (.+)$/.exec(first)
  if (heading && lines.length === 1) {
    return { type: 'heading', attrs: { level: heading[1] === '##' ? 2 : 3 }, content: words(heading[2] as string) }
  }
  if (first === '***') return { type: 'divider' }
  if (lines.every((line) => line.startsWith('- '))) {
    return { type: 'bullet_list', content: lines.map((line) => readItem(words(line.slice(2)))) }
  }
  if (lines.every((line) => /^[۰-۹]+\. /.test(line))) {
    return { type: 'ordered_list', content: lines.map((line) => readItem(words(line.replace(/^[۰-۹]+\. /, '')))) }
  }
  if (lines.every((line) => line.startsWith('> '))) return readQuote(lines, words)
  if (lines.some((line) => line.startsWith('| '))) return readTable(lines, words, problems)
  if (first.startsWith('!')) return readPictures(first, links, problems)
  return { type: 'paragraph', content: words(lines.join(' ')) }
}

function readItem(content: Text[]): ListItem {
  return { type: 'list_item', content: [{ type: 'paragraph', content }] }
}

function readQuote(lines: string[], words: (line: string) => Text[]): Block {
  const texts = lines.map((line) => line.slice(2))
  const last = texts.at(-1) as string
  const speaker = last.startsWith('— ') ? last.slice(2) : null
  const said = speaker === null ? texts : texts.slice(0, -1)
  return {
    type: 'quote',
    attrs: { speaker },
    content: said.map((line) => ({ type: 'paragraph', content: words(line) })),
  }
}

function readTable(lines: string[], words: (line: string) => Text[], problems: string[]): Block {
  const caption = lines[0]?.startsWith('= ') ? lines[0].slice(2) : null
  const rows: TableRow[] = []
  for (const line of caption === null ? lines : lines.slice(1)) {
    const cells = /^\| (.+) \|$/.exec(line)?.[1]?.split(' | ')
    if (cells === undefined) {
      problems.push(`not a table row: ${line}`)
      continue
    }
    const type = rows.length === 0 ? 'table_header' : 'table_cell'
    rows.push({ type: 'table_row', content: cells.map((cell) => ({ type, content: words(cell) })) })
  }
  if (new Set(rows.map((row) => row.content.length)).size !== 1) problems.push(`rows of unlike width: ${lines[0]}`)
  return { type: 'table', attrs: { caption }, content: rows }
}

function readPictures(line: string, links: BodyLinks, problems: string[]): Block {
  const find = (name: string): Picture => {
    const picture = links.picture(name)
    if (picture === null) problems.push(`no such picture: ${name}`)
    return picture ?? { media: null, src: null, width: null, height: null, alt: '', caption: null, credit: null }
  }
  const single = /^!\[([a-z-]+)\](?: (.+))?$/.exec(line)
  if (single) {
    const picture = find(single[1] as string)
    return { type: 'image', attrs: { ...picture, caption: single[2] ?? picture.caption } }
  }
  const gallery = /^!گالری (.+)$/.exec(line)
  if (gallery) return { type: 'gallery', attrs: { pictures: (gallery[1] as string).split(' ').map(find) } }
  const video = /^!فیلم (\S+) \| (\d+) \| ([a-z-]+) \| (.+)$/.exec(line)
  if (video) {
    const [src, seconds, poster, caption] = video.slice(1) as [string, string, string, string]
    return { type: 'video', attrs: { src, poster: find(poster), caption, seconds: Number(seconds) } }
  }
  const own = /^!فیلم ([a-z-]+) \| ([a-z-]+) \| (.+)$/.exec(line)
  const film = own && links.film(own[1] as string)
  if (own && film)
    return { type: 'video', attrs: { ...film, poster: find(own[2] as string), caption: own[3] as string } }
  problems.push(`not a picture, gallery or video: ${line}`)
  return { type: 'divider' }
}

function readWords(line: string, links: BodyLinks, problems: string[]): Text[] {
  const texts: Text[] = []
  const plain = (text: string, marks: Mark[] = []): void => {
    if (text !== '') texts.push(marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text })
  }
  let end = 0
  for (const found of line.matchAll(/\*\*(.+?)\*\*|_(.+?)_|\[(.+?)\]\((.+?)\)/g)) {
    plain(line.slice(end, found.index))
    end = found.index + found[0].length
    const [, strong, emphasis, label, target] = found
    if (strong !== undefined) plain(strong, [{ type: 'strong' }])
    else if (emphasis !== undefined) plain(emphasis, [{ type: 'emphasis' }])
    else plain(label as string, [{ type: 'link', attrs: { href: resolve(target as string, links, problems) } }])
  }
  plain(line.slice(end))
  return texts
}

function resolve(target: string, links: BodyLinks, problems: string[]): string {
  const name = /^خبر:(.+)$/.exec(target)?.[1]
  const href = name === undefined ? target : links.article(name)
  if (href === null || !/^(https:\/\/|\/fa\/)/.test(href)) problems.push(`a link that leads nowhere: ${target}`)
  return href ?? '/fa'
}
