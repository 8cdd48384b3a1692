import { collapsed } from './plain-line.ts'

const TAGS_MAX = 40
const TAG_CHARS_MAX = 60

/** «#تنظیم_بازار #بازار_میوه» or «بازار، میوه» as separate names. */
export function splitTags(text: string): string[] {
  const parts = text.includes('#')
    ? text.split(/[#،,]/).map((part) => part.replaceAll('_', ' '))
    : text.split(/[،,|؛]/.test(text) ? /[،,|؛]/ : /\s+[-–/]\s+/)
  return parts
    .map(collapsed)
    .filter((tag) => tag !== '' && tag.length <= TAG_CHARS_MAX)
    .slice(0, TAGS_MAX)
}

const HASHTAGS = /^(?:#[\p{L}\p{M}\p{N}_\u200c]+[\s،]*)+$/u

/** «#آب_انبار #بندر»: a line of nothing but hashtags. */
export function isHashtags(line: string): boolean {
  return HASHTAGS.test(line)
}
