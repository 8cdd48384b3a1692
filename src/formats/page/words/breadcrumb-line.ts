import { HOME_WORDS } from './labels.ts'
import { collapsed, plainLine, sameLetters, wordKey } from './plain-line.ts'

const SEPARATOR = /\s*[»›>/\\←|]\s*|\s+-\s+/
/** Between arrows a stroke is part of a name: «خانه » زندگی » عکس/ بوی گلاب». */
const ARROW = /\s[»›>←]\s/
const ARROWS = /\s*[»›>←]\s*/
/** Most lines have none, and are not cut. */
const SOME_SEPARATOR = /[»›>/\\←|-]/
/** «شما اینجا هستید:» */
const HERE = /^(?:شما )?(?:در )?(?:ا[یي]نجا|ا[یي]ن صفحه) ?(?:هست[یي]د|قرار دار[یي]د)? ?[:：]? ?/
/**
 * The first letters of the front page's names and of «شما اینجا هستید:». Quotation marks are separators too: most lines that
 * have one are sentences, and are not cut to learn that.
 */
const APART = '(?:[^\\p{L}\\p{N}]|ـ)*'
const OPENING = new RegExp(
  `^${APART}(?:${['خ[اأإٱ]', 'صف', 'نخ', 'سر', '[hH][oO]', '[اأإٱ]خ', '[اأإٱ][یيىېۍئ]', '[هةۀەھ]م', 'آر', 'شم', 'در']
    .map((letters) => letters.replace(/\[[^\]]+\]|./gu, (letter) => letter + APART))
    .join('|')})`,
  'u',
)
const PARTS_MAX = 8
const MENU_WORDS =
  /^[«»‹›<>←→\s]*(?:تماس(?:[ \u200c]?با[ \u200c]?ما)?|درباره(?:(?:\u0654|[ \u200c]?ی)?[ \u200c]?ما)?|معرفی|پیوندها|[اآ]رشیو(?: .{1,20})?|جست[ \u200c]?(?:و[ \u200c]?)?جو|نقشه\u0654?[ \u200c]سایت|بازگشت(?: .{1,30})?|صفحه\u0654?[ \u200c](?:قبلی?|بعدی?)|قبلی|بعدی|ورود(?: به .{2,15})?|عضویت)$/
const LINE_CHARS_MAX = 220
const PART_CHARS_MAX = 130

/**
 * The parts of a line like «خانه » یادداشت » فرهنگ عمومی», without the front page; null when the line is none. It must
 * begin with the front page (by the site's name, where it is known), for only then is it surely a path.
 */
export function breadcrumbLine(line: string, siteName: string | null = null): string[] | null {
  if (line.length > LINE_CHARS_MAX || !SOME_SEPARATOR.test(line)) return null
  if (siteName === null && !OPENING.test(line)) return null
  const parts = line
    .replace(HERE, '')
    .split(ARROW.test(line) ? ARROWS : SEPARATOR)
    .map(collapsed)
    .filter((part) => part !== '')
  if (parts.length < 2 || parts.length > PARTS_MAX || parts.some((part) => part.length > PART_CHARS_MAX)) return null
  const first = wordKey(parts[0]!)
  // «خانه | معرفی | اخبار | تماس» is a menu.
  if (line.split('|').length > 2 && HOME_WORDS.has(first) && parts.some(isMenuWord)) return null
  const isHome = HOME_WORDS.has(first) || PAPER_PAGE.test(first) || (siteName !== null && first === wordKey(siteName))
  return isHome ? parts.slice(1) : null
}

/** «صفحه ۱۶ / یادداشت آخر»: what a newspaper's page is called follows its number. */
const PAPER_PAGE = /^صفحه\d{1,2}$/

/** Whether this, and nothing else, is what a menu leads to besides, and no path does: «تماس با ما», not «تماس تلفنی دو وزیر». */
export function isMenuWord(part: string): boolean {
  return MENU_WORDS.test(sameLetters(plainLine(part)))
}

const SECTION_CHARS_MAX = 25
const SECTIONS_MAX = 4

/** «جامعه › محیط زیست»: sections alone, told by their arrows; empty when the line is no such path. */
export function sectionsLine(line: string): string[] {
  if (line.length > SECTION_CHARS_MAX * SECTIONS_MAX || !/[»›‹>]/.test(line)) return []
  const parts = line.split(/\s+[»›‹>]\s+/)
  const isPath = parts.length > 1 && parts.length <= SECTIONS_MAX
  return isPath && parts.every((part) => part.length <= SECTION_CHARS_MAX && !/[\d۰-۹.؟!:«]/.test(part)) ? parts : []
}
