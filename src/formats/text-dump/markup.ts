/** What programs that turn pages into text set around words: headings, pictures, links, bold letters, numbers of links. */
import { labelOf } from '../page/words/labels.ts'

/** «[بازار](…) [میوه](…)»: links with nothing but a space between them are things of their own. */
const LINKS_BESIDE = /(\]\([^()\s]{0,500}\)) +(?=\[[^[\]]{0,300}\]\()/g
/** «[اقتصاد](…) / [بازار](…)»: a path through the site. */
const LINKS_IN_A_PATH = /(\]\([^()\s]{0,500}\)) *[/»>] *(?=\[)/g
const MARKUP: [RegExp, string][] = [
  [/ ?<https?:\/\/[^<>\s]{1,500}>/g, ''],
  // Messengers leave the century out: «[11.01.21 17:37]».
  [/(?<=\[\d{2}\.\d{2}\.)(?=\d{2} \d{1,2}:\d{2}(?::\d{2})?\])/, '20'],
  [/!\[[^[\]]{0,300}\]\([^()\s]{0,500}\)/g, ''],
  [LINKS_BESIDE, '$1 | '],
  [LINKS_IN_A_PATH, '$1 › '],
  [/\[([^[\]]{0,300})\]\([^()\s]{0,500}\)/g, '$1'],
  [/\*\*/g, ''],
  [/^\s*(?:#{1,6}|>) (?=\S)|^\s*>\s*$/, ''],
  [/^\s*(?:[\u{1F100}-\u{1FAFF}\u2600-\u2604\u2614-\u27BF]\ufe0f?\s?|[★☆] (?=\p{L}))/u, ''],
]
const LINK_NUMBER = /(?<![\p{L}\p{N}])\[\d{1,3}\](?=[\p{L}\p{N}])/gu
const LINK_NUMBER_BESIDE = /(?<=[^\s|/»›،:：]) +\[\d{1,3}\](?=[\p{L}\p{N}])/gu
/** «[2]خانه [3]سیاسی [4]ورزشی»: links beside one another; with arrows or strokes between them they are a path. */
const LINKS_LINE = /^\s*(?:\[\d{1,3}\][^[\]/»›>]{1,25}){3,}$/
/** «[INS: :INS]», «[IMG: پل در مه]», «[ صفحه بعد ] [ بازگشت ]»: places of advertisements and pictures, and buttons. */
const BUTTONS_LINE =
  /^\s*(?:\[[^[\]]{1,40}\]\s*){2,}$|^\s*\[(?:[A-Z]{2,6}:[^[\]]{0,300}|Photo|Video|Album|File|Poll)\]\s*$/
/** «#[1]روزن RSS»: where other forms of the page are. */
const OTHER_FORMS = /^\s*#\[\d{1,3}\]/
const SOME_MARKUP = /[[*#>\u2600-\u27BF]|[\uD83C-\uD83E]/

/** The words of a line; empty where it holds links and buttons alone. */
export function withoutMarkup(line: string): string {
  if (!SOME_MARKUP.test(line)) return line
  if (LINKS_LINE.test(line) || BUTTONS_LINE.test(line) || OTHER_FORMS.test(line)) return ''
  return MARKUP.reduce((text, [sign, kept]) => text.replace(sign, kept), withoutLinkNumbers(line))
}

/** Of «برچسب‌ها: [3]بازار [4]میوه» each is a thing of its own; in a sentence a number of a link parts nothing. */
function withoutLinkNumbers(line: string): string {
  const bare = line.replace(LINK_NUMBER, '')
  return bare === line || labelOf(bare.trim()) === null
    ? bare
    : line.replace(LINK_NUMBER_BESIDE, ' | ').replace(LINK_NUMBER, '')
}
