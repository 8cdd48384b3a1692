/** Every suite of the shared material for readers of feeds, as shares of what was read right. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { executableParts } from './executable-parts.ts'
import { documentHtml, type FeedparserCase, judge, readCase, type Verdict } from './feedparser-cases.ts'
import { feedsmithResults, type SuiteResult } from './feedsmith-suite.ts'
import { newsMlResults, ninjsResults } from './news-suites.ts'

export interface SuiteScore {
  name: string
  right: number
  total: number
  /** Cases about fields that our items do not have. */
  outside: string[]
  wrong: string[]
}

/** Scores of all suites under the shared folder `data`; those whose folder is missing are left out. */
export function feedSuites(data: string): SuiteScore[] {
  const at = (place: string): string | null => (existsSync(path.join(data, place)) ? path.join(data, place) : null)
  const feedparser = at('feeds/feedparser')
  const feedsmith = at('feeds/feedsmith/src')
  const newsMl = at('newsml-g2')
  const ninjs = at('ninjs')
  return [
    ...(feedparser === null ? [] : feedparserSuites(feedparser)),
    ...(feedsmith === null ? [] : [scoreOf('feedsmith', feedsmithResults(feedsmith))]),
    ...(newsMl === null ? [] : [scoreOf('newsml-g2', newsMlResults(newsMl))]),
    ...(ninjs === null ? [] : [scoreOf('ninjs', ninjsResults(ninjs))]),
  ]
}

function scoreOf(name: string, results: readonly SuiteResult[]): SuiteScore {
  const wrong = results.filter((result) => result.wrong.length > 0)
  return {
    name,
    right: results.length - wrong.length,
    total: results.length,
    outside: [],
    wrong: wrong.map((result) => `${result.file}: ${result.wrong.join('; ')}`),
  }
}

function feedparserSuites(folder: string): SuiteScore[] {
  const cases = JSON.parse(readFileSync(path.join(folder, 'expectations.json'), 'utf8')) as FeedparserCase[]
  const executable: SuiteResult[] = []
  const verdicts = cases.map((one) => {
    const reading = readCase(folder, one)
    const html = reading.value?.items.map(({ document }) => documentHtml(document)) ?? []
    executable.push({ file: one.file, wrong: html.flatMap(executableParts) })
    return judge(one, reading)
  })
  const groups = Map.groupBy(verdicts, ({ file }) => file.split('/').slice(0, -1).join('/'))
  const isSanitising = ({ file }: Verdict): boolean => file.includes('/sanitize/')
  const isWellFormed = ({ file }: Verdict): boolean => file.startsWith('wellformed/')
  return [
    ...[...groups].map(([group, found]) => verdictScore(`feedparser ${group}`, found)),
    verdictScore(
      'feedparser: well-formed',
      verdicts.filter((one) => isWellFormed(one) && !isSanitising(one)),
    ),
    verdictScore(
      'feedparser: the rest',
      verdicts.filter((one) => !isWellFormed(one)),
    ),
    scoreOf('feedparser: nothing executable', executable),
  ]
}

function verdictScore(name: string, verdicts: readonly Verdict[]): SuiteScore {
  const core = verdicts.filter(({ isCore }) => isCore)
  const wrong = core.filter(({ isRight }) => !isRight)
  return {
    name,
    right: core.length - wrong.length,
    total: core.length,
    outside: verdicts.filter(({ isCore }) => !isCore).map(({ file, why }) => `${file}: ${why}`),
    wrong: wrong.map(({ file, why }) => `${file}: ${why}`),
  }
}
