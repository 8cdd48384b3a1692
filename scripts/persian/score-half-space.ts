/**
 * Scores half-space repair on texts whose half-spaces are right. Reads JSONL with a `body` (or `text`) each:
 *   node scripts/persian/score-half-space.ts FILE.jsonl [--errors N] [--part test]
 * Each line of text is damaged in three ways (half-spaces dropped, typed as spaces, each at random) and repaired; then the
 * sound text is repaired, where every new half-space is false. `--part test` takes the held-out tenth of the treebank alone.
 */
import { readFileSync } from 'node:fs'
import { percentages, scoreHalfSpaces } from '../../src/persian/half-space/score.ts'
import { partOf } from './corpus.ts'

const [file, ...options] = process.argv.slice(2)
const valueOfOption = (name: string) => (options.includes(name) ? options[options.indexOf(name) + 1] : undefined)
if (!file) {
  console.error('usage: score-half-space.ts FILE.jsonl [--errors N] [--part test]')
  process.exit(2)
}
const errorsMax = Number(valueOfOption('--errors') ?? 0)
const part = valueOfOption('--part')

const lines: string[] = []
for (const row of readFileSync(file, 'utf8').trim().split('\n')) {
  const { body, text } = JSON.parse(row)
  const whole: string = body ?? text
  if (part === undefined || partOf(whole) === part) lines.push(...whole.split('\n'))
}

const score = scoreHalfSpaces(lines)
console.log(`${lines.length} lines, ${score.words} words`)
for (const [damage, tally] of Object.entries(score.damaged)) {
  const { precision, recall, f1 } = percentages(tally)
  const figures = [precision, recall, f1].map((figure) => figure.toFixed(2))
  console.log(
    `${damage}: precision ${figures[0]} recall ${figures[1]} F1 ${figures[2]} (${tally.right + tally.missed} half-spaces)`,
  )
  print(tally.errors)
}
const rate = ((score.falseInSound / score.words) * 10_000).toFixed(2)
console.log(`intact: ${score.falseInSound} false half-spaces, ${rate} per 10,000 words`)
print(score.errorsInSound)

function print(errors: readonly string[]): void {
  const step = Math.max(1, Math.floor(errors.length / Math.max(1, errorsMax)))
  for (let at = 0; at < errors.length && at / step < errorsMax; at += step) console.log(`  ${errors[at]}`)
}
