import { ZWNJ } from './alphabet.ts'

/**
 * One spelling for searching: ی ک, hamza and آ, ة and هٔ, digits, marks, case, half-space and the affixes people write apart
 * («می شود», «می‌شود», «میشود») meet. For comparing only; what is stored and shown is never folded.
 */
export function fold(text: string): string {
  let folded = text
  if (PRESENTATION.test(folded)) folded = folded.normalize('NFKC')
  folded = folded.replace(FOLDABLE, foldedCharacter).toLowerCase()
  if (folded.includes(ZWNJ)) folded = folded.replace(EZAFE, '$1').replaceAll(ZWNJ, '')
  return folded
    .replace(DOUBLE_WAW, 'وو')
    .replace(PREFIX_APART, '$1')
    .replace(SUFFIX_APART, '')
    .replace(/\s+/g, ' ')
    .trim()
}

const PRESENTATION = /[\u00a0\u2000-\u200a\u202f\u3000\ufb50-\ufdff\ufe70-\ufefc\uff00-\uffef]/
const FOLDABLE =
  /[\u0622-\u0626\u0629\u0621\u0671\u0643\u0649\u064a\u06aa\u06be\u06c0-\u06c3\u06cd\u06d0\u06d2\u0640\u064b-\u065f\u0670\u0660-\u0669\u06f0-\u06f9\u00ad\u061c\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u2026«»،؛؟٪٫٬]/g

const FOLDS: Record<string, string> = {
  آ: 'ا',
  أ: 'ا',
  إ: 'ا',
  ٱ: 'ا',
  ؤ: 'و',
  ئ: 'ی',
  ة: 'ه',
  ۀ: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ۂ: 'ه',
  ۃ: 'ه',
  ك: 'ک',
  ڪ: 'ک',
  ي: 'ی',
  ى: 'ی',
  ے: 'ی',
  ۍ: 'ی',
  ې: 'ی',
  '…': ' ',
  '«': ' ',
  '»': ' ',
  '،': ' ',
  '؛': ' ',
  '؟': ' ',
  '٪': '%',
  '٫': '.',
  '٬': ',',
}

function foldedCharacter(character: string): string {
  const folded = FOLDS[character]
  if (folded !== undefined) return folded
  const code = character.charCodeAt(0)
  if ((code >= 0x0660 && code <= 0x0669) || (code >= 0x06f0 && code <= 0x06f9)) return String(code & 0x0f)
  return ''
}

const EZAFE = /(ه)\u200cی(?![\u0620-\u06ff\u200c])/g
/** «مسئول» and «مسؤول», «رئوس» and «رؤوس»: after the hamza has gone, «یو» and «وو». */
const DOUBLE_WAW = /(?<=مس)یو(?=ل)|(?<=ر)یو(?=س)/g
const BOUNDARY = '(?![\\u0620-\\u06ff])'
const PREFIX_APART = /(?<![\u0620-\u06ff])(ن?می) (?=[\u0620-\u06ff])/g
const SUFFIX_APART = new RegExp(
  `(?<=[\\u0620-\\u06ff]) (?=(?:ها|های|هایی|هایم|هایت|هایش|هایمان|هایتان|هایشان|تر|ترین)${BOUNDARY})`,
  'g',
)
