/** `sanad read` of a large export of WordPress: each post is printed as it comes, and forgotten. */
import type { ExportEnd, ExportPiece, FeedFacts, Problem, WxrPostReading } from '#formats'
import { type PrintedItem, summaryOf } from './read-summary.ts'

/** An export under way, and the file it is of. */
export interface LargeExport {
  file: string
  pieces: Generator<ExportPiece, ExportEnd>
}

/** What was met, and whether anything of it is to be believed. */
export interface PrintedExport {
  problems: Problem[]
  isRead: boolean
}

type Write = (text: string) => Promise<void>

/** As one line of JSON. */
export async function printExportLine({ file, pieces }: LargeExport, write: Write): Promise<PrintedExport> {
  let opened = false
  const open = (feed: FeedFacts | null): string =>
    `${JSON.stringify({ file, format: 'wxr', feed }).slice(0, -1)},"items":[`
  for (;;) {
    const { done, value } = pieces.next()
    if (done) {
      if (!opened) await write(open(value.value))
      await write(`],"problems":${JSON.stringify(value.problems)}}\n`)
      return { problems: value.problems, isRead: value.value !== null }
    }
    for (const reading of value.items) {
      await write(`${opened ? ',' : open(value.feed)}${JSON.stringify(printedPost(reading))}`)
      opened = true
    }
  }
}

/** In a few lines for people. */
export async function printExportSummary({ file, pieces }: LargeExport, write: Write): Promise<PrintedExport> {
  const items: PrintedItem[] = []
  for (;;) {
    const { done, value } = pieces.next()
    if (!done) {
      items.push(...value.items.map(printedPost).map((item) => ({ ...item, summary_text: null, content_text: null })))
      continue
    }
    const { value: feed, problems } = value
    await write(`${summaryOf({ file, format: 'wxr', feed, items: feed === null ? [] : items, problems })}\n`)
    return { problems, isRead: feed !== null }
  }
}

/** A post of WordPress is printed with what its archive knows of it. */
export function printedPost({ item, post }: WxrPostReading): PrintedItem {
  return { ...item, post }
}
