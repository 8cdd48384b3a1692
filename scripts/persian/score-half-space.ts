/**
 * Scores half-space repair on texts whose half-spaces are right. Reads JSONL with a `body` (or `text`) each:
 *   node scripts/persian/score-half-space.ts FILE.jsonl [--errors N] [--part test]
 * Each line of text is damaged in three ways (half-spaces dropped, typed as spaces, each at random) and repaired; then the
 * sound text is repaired, where every new half-space is false.
 */
import { readFileSync } from 'node:fs'
import { repair } from '../../src/persian/persian.ts'
import { sentenceHash } from './corpus.ts'

const [file, ...options] = process.argv.slice(2)
const option = (name: string) => options[options.indexOf(name) + 1]
const errorsShown = options.includes('--errors') ? Number(option('--errors')) : 0
const inTest = options.includes('--part') && option('--part') === 'test'
if (!file) {
  console.error('usage: score-half-space.ts FILE.jsonl [--errors N] [--part test]')
  process.exit(2)
}

const NON_JOINING = 'اآدذرزژو'

/** Half-spaces that show, none doubled. */
function tidy(line: string): string {
  return line
    .replace(/\u200c+/g, '\u200c')
    .replace(
      new RegExp(`(?<=[${NON_JOINING}][\\u064b-\\u0655]*)\\u200c|(?<![\\p{L}\\p{M}])\\u200c|\\u200c(?!\\p{L})`, 'gu'),
      '',
    )
}

/** Positions of half-spaces, counted in letters that are neither spaces nor half-spaces. */
function gapsOf(line: string): Set<number> {
  const gaps = new Set<number>()
  let letters = 0
  for (const unit of line) {
    if (unit === '\u200c') gaps.add(letters)
    else if (unit !== ' ') letters++
  }
  return gaps
}

let seed = 1
function random(): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return seed / 2 ** 32
}

const damages: Record<string, (line: string) => string> = {
  dropped: (line) => line.replaceAll('\u200c', ''),
  spaced: (line) => line.replaceAll('\u200c', ' '),
  mixed: (line) => line.replace(/\u200c/g, () => ['\u200c', ' ', ''][Math.floor(random() * 3)]!),
  intact: (line) => line,
}

const lines: string[] = []
for (const row of readFileSync(file, 'utf8').trim().split('\n')) {
  const { body, text } = JSON.parse(row)
  const whole: string = body ?? text
  if (inTest && sentenceHash(whole) % 20 >= 2) continue
  for (const line of whole.split('\n')) if (line.trim()) lines.push(tidy(line.replace(/[ \u00a0]+/g, ' ').trim()))
}

let words = 0
for (const line of lines) words += line.split(/\s+/).length
console.log(`${lines.length} lines, ${words} words`)
for (const [name, damage] of Object.entries(damages)) {
  let right = 0
  let wrong = 0
  let missed = 0
  const errors: string[] = []
  for (const line of lines) {
    const damaged = damage(line)
    const repaired = repair(damaged)
    const [gold, kept, got] = [gapsOf(line), gapsOf(damaged), gapsOf(repaired)]
    for (const gap of got)
      if (!kept.has(gap)) gold.has(gap) ? right++ : (wrong++, errors.push(`+ ${around(repaired, gap)}`))
    for (const gap of gold) if (!got.has(gap)) missed++, errors.push(`- ${around(line, gap)}`)
  }
  if (name === 'intact')
    console.log(`intact: ${wrong} false half-spaces, ${((wrong / words) * 10_000).toFixed(2)} per 10,000 words`)
  else {
    const precision = right / (right + wrong)
    const recall = right / (right + missed)
    const f1 = (2 * precision * recall) / (precision + recall)
    const percent = (value: number) => (value * 100).toFixed(2)
    console.log(
      `${name}: precision ${percent(precision)} recall ${percent(recall)} F1 ${percent(f1)} (${right + missed} half-spaces)`,
    )
  }
  for (const error of errors
    .filter((_, i) => i % Math.max(1, Math.floor(errors.length / errorsShown)) === 0)
    .slice(0, errorsShown))
    console.log(`  ${error}`)
}

/** The words at a half-space, shown as |. */
function around(line: string, gap: number): string {
  let letters = 0
  let at = 0
  while (letters < gap)
    if (line[at] !== ' ' && line[at++] !== '\u200c') letters++
    else if (line[at] === ' ') at++
  const start = line.lastIndexOf(' ', Math.max(0, at - 1 - 8))
  const end = line.indexOf(' ', at + 6)
  return line.slice(Math.max(0, start), end < 0 ? undefined : end).replaceAll('\u200c', '|')
}
