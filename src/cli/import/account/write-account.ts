import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type ImportAccount, writeAccountPage } from './account-page.ts'
import { problemSentence } from './problem-words.ts'

/** The folder of the account, made now: one that cannot be made is told before an hour of work. Throws like `mkdir`. */
export function makeAccountFolder(folder: string): string {
  const target = path.resolve(folder)
  mkdirSync(target, { recursive: true })
  return target
}

/** Writes `report.json` and `report.html`, each whole or not at all; gives the path of the page. */
export function writeAccount(folder: string, account: ImportAccount): string {
  const problems = account.problems.map((tally) => ({ ...tally, sentence: problemSentence(tally.kind) }))
  const page = path.join(folder, 'report.html')
  writeWhole(path.join(folder, 'report.json'), `${JSON.stringify({ ...account, problems }, null, 2)}\n`)
  writeWhole(page, writeAccountPage(account))
  return page
}

function writeWhole(file: string, text: string): void {
  const unfinished = `${file}.unfinished-${process.pid}`
  writeFileSync(unfinished, text)
  renameSync(unfinished, file)
}
