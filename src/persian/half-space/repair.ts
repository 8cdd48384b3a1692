import { LETTER_CLASS as L, NON_JOINING, ZWNJ } from '../letters/alphabet.ts'
import { type Protection, protectedSpans } from '../letters/protected.ts'

/** One change, in the offsets of the text before any change. `confidence` is 0–1. */
export type Edit = { start: number; end: number; before: string; after: string; rule: string; confidence: number }

/** The text with its half-spaces restored. */
export function repair(text: string, protection: Protection = {}): string {
  return repairEdits(text, protection).text
}

/** The text with its half-spaces restored, and every change for a person to accept or refuse. */
export function repairEdits(text: string, protection: Protection = {}): { text: string; edits: Edit[] } {
  const spans = protectedSpans(text, protection)
  const edits: Edit[] = []
  for (const rule of RULES) {
    for (const match of text.matchAll(rule.pattern)) {
      const start = match.index
      const end = start + match[0].length
      const after = rule.after(match)
      if (after === match[0] || spans.some((span) => start < span.end && end > span.start)) continue
      if (edits.some((edit) => start < edit.end && end > edit.start)) continue
      edits.push({ start, end, before: match[0], after, rule: rule.name, confidence: 0.95 })
    }
  }
  edits.sort((a, b) => a.start - b.start)
  let result = ''
  let at = 0
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.after
    at = edit.end
  }
  return { text: result + text.slice(at), edits }
}

const START = `(?<![${L}${ZWNJ}])`
const END = `(?![${L}${ZWNJ}])`
const joiner = (before: string) => (NON_JOINING.includes(before.at(-1) ?? '') ? '' : ZWNJ)
const COMPOUNDS = [
  'بین المللی',
  'بین الملل',
  'عقب نشینی',
  'سه شنبه',
  'آن ها',
  'این ها',
  'پیش بینی',
  'جمع آوری',
  'نخست وزیر',
  'آتش زا',
  'آتش بس',
  'جام جم',
]
const RULES: { name: string; pattern: RegExp; after: (match: RegExpMatchArray) => string }[] = [
  {
    name: 'verb-prefix',
    pattern: new RegExp(`${START}ن?می (?=[${L}]{2,})`, 'g'),
    after: (match) => `${match[0].slice(0, -1)}${ZWNJ}`,
  },
  {
    name: 'verb-prefix',
    pattern: new RegExp(
      `${START}ن?می(?=(?:شو|کن|ده|گو|توان|رو|خواه|دان|بین|گیر|آور|زن|آی|باش)(?:م|د|ی|یم|ید|ند|ن?د)${END})`,
      'g',
    ),
    after: (match) => `${match[0]}${ZWNJ}`,
  },
  {
    name: 'compound',
    pattern: new RegExp(`${START}(?:${COMPOUNDS.flatMap((c) => [c, c.replace(' ', '')]).join('|')})${END}`, 'g'),
    after: (match) => COMPOUNDS.find((c) => c.replace(' ', '') === match[0].replace(' ', ''))!.replace(' ', ZWNJ),
  },
  {
    name: 'plural',
    pattern: new RegExp(`[${L}]{2,} (?=ها(?:ی|یی|یم|یت|یش|یمان|یتان|یشان)?${END})`, 'g'),
    after: (match) => match[0].slice(0, -1) + joiner(match[0].slice(0, -1)),
  },
  {
    name: 'plural',
    pattern: new RegExp(`[${L}]{2,}[^${NON_JOINING}ه](?=ها(?:ی|یی)${END})`, 'g'),
    after: (match) => match[0] + ZWNJ,
  },
  {
    name: 'perfect',
    pattern: new RegExp(`[${L}]+ه (?=(?:اند|ایم|اید|ام|ای)${END})`, 'g'),
    after: (match) => match[0].slice(0, -1) + ZWNJ,
  },
]
