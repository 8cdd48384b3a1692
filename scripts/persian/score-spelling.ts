/**
 * Scores spelling on a table of slips («input», «expected», «kind») and on sound text. Run from the project root:
 *   node scripts/persian/score-spelling.ts [FILE.jsonl] [--errors N]
 * Prints, for each kind of slip, how often the word meant comes first and among five, and how many of the slips are found at
 * all; then the false alarms in the held-out tenth of the treebank. Of PerSpellData only `test-set` was typed by people; the
 * other kinds were made by program, many of them with a target that is no word («سیاسی» for «سیأسی»).
 */
import { readFileSync } from 'node:fs'
import { isSpelledRight, suggestions } from '../../src/persian/persian.ts'
import { SHARED, treebank, wordsOf } from './corpus.ts'

type Slip = { input: string; expected: string; kind: string }
type Tally = {
  slips: number
  first: number
  amongFive: number
  found: number
  firstOfFound: number
  fiveOfFound: number
}

const args = process.argv.slice(2)
const errorsAt = args.indexOf('--errors')
const errorsMax = errorsAt < 0 ? 0 : Number(args[errorsAt + 1])
const file = args[0] && errorsAt !== 0 ? args[0] : `${SHARED}tables/perspell_words.jsonl`
const slips: Slip[] = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))

const kinds = Map.groupBy(slips, ({ kind }) => kind)
for (const [kind, members] of kinds) print(kind, members)
if (kinds.size > 1) {
  print('all', slips)
  const meant = slips.filter(({ expected }) => isSpelledRight(expected))
  const wrong = meant.filter(({ input }) => !isSpelledRight(input))
  console.log(
    `of all, ${slips.length - meant.length} have a target that is no word, ${meant.length - wrong.length} a right word for a slip`,
  )
  print('the others', wrong)
}
falseAlarms()

function print(kind: string, members: readonly Slip[]): void {
  const tally: Tally = { slips: members.length, first: 0, amongFive: 0, found: 0, firstOfFound: 0, fiveOfFound: 0 }
  const errors: string[] = []
  for (const { input, expected } of members) {
    const offered = suggestions(input)
    const place = offered.indexOf(expected)
    const found = !isSpelledRight(input)
    tally.first += place === 0 ? 1 : 0
    tally.amongFive += place >= 0 ? 1 : 0
    tally.found += found ? 1 : 0
    tally.firstOfFound += found && place === 0 ? 1 : 0
    tally.fiveOfFound += found && place >= 0 ? 1 : 0
    if (place < 0 || !found) errors.push(`  ${input} > ${expected}: ${found ? offered.join('، ') : 'not found'}`)
  }
  const share = (count: number) => ((100 * count) / tally.slips).toFixed(1)
  console.log(
    `${kind}: ${tally.slips} slips, first ${share(tally.first)} %, among five ${share(tally.amongFive)} %; found ${share(tally.found)} %, of all found and first ${share(tally.firstOfFound)} %, among five ${share(tally.fiveOfFound)} %`,
  )
  for (const error of errors.slice(0, errorsMax)) console.log(error)
}

function falseAlarms(): void {
  const words = treebank()
    .filter(({ part }) => part === 'test')
    .flatMap(({ body }) => wordsOf(body))
  const alarms = words.filter((word) => !isSpelledRight(word))
  const kindsOfWord = new Set(words).size
  console.log(
    `sound text: ${words.length} words, ${((100 * alarms.length) / words.length).toFixed(2)} % false alarms; ${kindsOfWord} different words, ${((100 * new Set(alarms).size) / kindsOfWord).toFixed(2)} %`,
  )
  if (errorsMax > 0) console.log(`  ${[...new Set(alarms)].slice(0, errorsMax * 4).join(' ')}`)
}
