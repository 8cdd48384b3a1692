import { HOME_WORDS } from './labels.ts'
import { collapsed, wordKey } from './plain-line.ts'

const SEPARATOR = /\s*[»›>/\\←|]\s*|\s+-\s+/
/** Most lines have none, and are not cut. */
const SOME_SEPARATOR = /[»›>/\\←|-]/
const PARTS_MAX = 8
const LINE_CHARS_MAX = 220
const PART_CHARS_MAX = 130

/**
 * The parts of a line like «خانه » یادداشت » فرهنگ عمومی», without the front page; null when the line is none. It must
 * begin with the front page, for only then is it surely a path.
 */
export function breadcrumbLine(line: string): string[] | null {
  if (line.length > LINE_CHARS_MAX || !SOME_SEPARATOR.test(line)) return null
  const parts = line
    .split(SEPARATOR)
    .map(collapsed)
    .filter((part) => part !== '')
  if (parts.length < 2 || parts.length > PARTS_MAX || parts.some((part) => part.length > PART_CHARS_MAX)) return null
  return HOME_WORDS.has(wordKey(parts[0]!)) ? parts.slice(1) : null
}
