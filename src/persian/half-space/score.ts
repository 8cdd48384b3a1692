import { NON_JOINING, ZWNJ } from '../letters/alphabet.ts'
import { repair } from './repair.ts'

/** The ways a text loses its half-spaces; `mixed` keeps a third of them. */
export type Damage = 'dropped' | 'spaced' | 'mixed'

/** Half-spaces put back rightly, put where none belongs, and not put back. */
export type Tally = { right: number; wrong: number; missed: number; errors: string[] }

/** What repair does to damaged and to sound lines. `falseInSound` counts new half-spaces in the sound lines. */
export type HalfSpaceScore = {
  words: number
  damaged: Record<Damage, Tally>
  falseInSound: number
  errorsInSound: string[]
}

/** Damages sound lines in each way, repairs them and compares; then repairs the sound lines, where every new half-space is false. */
export function scoreHalfSpaces(lines: readonly string[]): HalfSpaceScore {
  const sound = lines.map(tidy).filter((line) => line !== '')
  const mixed = mixer()
  const sounds = compared(sound, (line) => line)
  return {
    words: sound.reduce((sum, line) => sum + line.split(' ').length, 0),
    damaged: {
      dropped: compared(sound, (line) => line.replaceAll(ZWNJ, '')),
      spaced: compared(sound, (line) => line.replaceAll(ZWNJ, ' ')),
      mixed: compared(sound, mixed),
    },
    falseInSound: sounds.wrong,
    errorsInSound: sounds.errors,
  }
}

/** Precision, recall and their harmonic mean, in percent. */
export function percentages({ right, wrong, missed }: Tally): { precision: number; recall: number; f1: number } {
  const precision = (100 * right) / Math.max(1, right + wrong)
  const recall = (100 * right) / Math.max(1, right + missed)
  return { precision, recall, f1: (2 * precision * recall) / Math.max(1e-9, precision + recall) }
}

const IDLE = new RegExp(
  `(?<=[${NON_JOINING}][\\u064b-\\u0655]*)${ZWNJ}|(?<![\\p{L}\\p{M}])${ZWNJ}|${ZWNJ}(?!\\p{L})`,
  'gu',
)

/** Half-spaces that show, none doubled; single spaces. */
function tidy(line: string): string {
  return line
    .replace(/[ \u00a0]+/g, ' ')
    .trim()
    .replace(/\u200c+/g, ZWNJ)
    .replace(IDLE, '')
}

/** Each half-space kept, dropped or spaced, a third of the time each; the same for every run. */
function mixer(): (line: string) => string {
  let seed = 1
  return (line) =>
    line.replaceAll(ZWNJ, () => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
      return [ZWNJ, ' ', ''][Math.floor((seed / 2 ** 32) * 3)]!
    })
}

function compared(lines: readonly string[], damage: (line: string) => string): Tally {
  const tally: Tally = { right: 0, wrong: 0, missed: 0, errors: [] }
  for (const line of lines) {
    const damaged = damage(line)
    const repaired = repair(damaged)
    const gold = gapsOf(line)
    const kept = gapsOf(damaged)
    const got = gapsOf(repaired)
    for (const gap of got) {
      if (kept.has(gap)) continue
      if (gold.has(gap)) tally.right++
      else {
        tally.wrong++
        tally.errors.push(`+ ${around(repaired, gap)}`)
      }
    }
    for (const gap of gold) {
      if (got.has(gap)) continue
      tally.missed++
      tally.errors.push(`- ${around(line, gap)}`)
    }
  }
  return tally
}

/** Places of half-spaces, counted in characters that are neither spaces nor half-spaces. */
function gapsOf(line: string): Set<number> {
  const gaps = new Set<number>()
  let letters = 0
  for (const unit of line) {
    if (unit === ZWNJ) gaps.add(letters)
    else if (unit !== ' ') letters++
  }
  return gaps
}

/** The words at a half-space, half-spaces shown as |. */
function around(line: string, gap: number): string {
  let letters = 0
  let at = 0
  while (at < line.length && letters < gap) {
    if (line[at] !== ' ' && line[at] !== ZWNJ) letters++
    at++
  }
  const start = line.lastIndexOf(' ', Math.max(0, at - 9))
  const end = line.indexOf(' ', at + 6)
  return line.slice(Math.max(0, start), end < 0 ? undefined : end).replaceAll(ZWNJ, '|')
}
