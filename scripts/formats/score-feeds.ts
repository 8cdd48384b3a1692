/**
 * Scores the readers of feeds on the suites of the shared material:
 * `score-feeds.ts [FOLDER] [--wrong] [--outside]`. FOLDER is the folder with `feeds`, `newsml-g2` and `ninjs` in it
 * (../shared/data); `--wrong` lists what was read otherwise, `--outside` the cases about fields our items do not have.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { feedSuites } from './feed-suites.ts'

const args = process.argv.slice(2)
const shared = path.join(import.meta.dirname, '../../../shared/data')
const folder = path.resolve(args.find((arg) => !arg.startsWith('--')) ?? shared)

if (!existsSync(folder)) {
  process.stderr.write(`score-feeds: there is no folder ${folder}\n`)
  process.exit(2)
}

for (const { name, right, total, outside, wrong } of feedSuites(folder)) {
  const share = total === 0 ? '–' : `${((100 * right) / total).toFixed(1)} %`
  const beside = outside.length === 0 ? '' : `   (${outside.length} of fields we do not keep)`
  const figures = `${String(right).padStart(5)} of ${String(total).padEnd(5)} ${share.padStart(8)}`
  process.stdout.write(`${name.padEnd(36)} ${figures}${beside}\n`)
  if (args.includes('--wrong')) for (const line of wrong) process.stdout.write(`    ${line}\n`)
  if (args.includes('--outside')) for (const line of outside) process.stdout.write(`    outside ${line}\n`)
}
