/** What an editor should look at before publishing: findings, never verdicts; each may be waived with a reason. */

import { resolveSource, type SourceDirectory, sourceDirectory } from './directory/directory.ts'
import type { Hop, Statement } from './model.ts'
import { type ArticleText, readSourcing } from './read-sourcing.ts'
import { readText } from './text/reading.ts'
import { squash } from './text/words.ts'

/** What has been recorded with the article, by hand or accepted from a proposal. Offsets are into its body. */
export interface RecordedSourcing {
  chain: readonly Pick<Hop, 'name'>[]
  statements: readonly Pick<Statement, 'start' | 'end' | 'speaker'>[]
}

/**
 * `quotation-without-speaker`: words between «» that no statement with a speaker covers (`start`, `end` in the body);
 * `carrier-not-recorded`: the text names a carrier of the whole story that the chain lacks (`name`);
 * `hop-is-ourselves`: the chain names the publication itself (`name`).
 */
export type SourcingFinding =
  | { kind: 'quotation-without-speaker'; start: number; end: number }
  | { kind: 'carrier-not-recorded'; name: string }
  | { kind: 'hop-is-ourselves'; name: string }

export interface CheckContext {
  /** Names of the publication itself, as a chain would write them. */
  ownNames: readonly string[]
  directory?: SourceDirectory
}

/** Fewer words between «» are a name or a term, not somebody's words. */
const quotationWordsMin = 6

/** The findings of one article, in the order of the kinds above. Pure; never throws. */
export function checkSourcing(
  article: ArticleText,
  recorded: RecordedSourcing,
  context: CheckContext,
): SourcingFinding[] {
  const directory = context.directory ?? sourceDirectory
  const isOwn = (name: string): boolean => context.ownNames.some((own) => isSameSource(own, name, directory))
  const proposed = readSourcing(article, directory).chain.filter((hop) => !isOwn(hop.name))
  const missing = proposed.filter((hop) => !recorded.chain.some((one) => isSameSource(one.name, hop.name, directory)))
  return [
    ...orphanQuotations(article.body, recorded, directory),
    ...missing.map(({ name }) => ({ kind: 'carrier-not-recorded' as const, name })),
    ...recorded.chain.filter((hop) => isOwn(hop.name)).map(({ name }) => ({ kind: 'hop-is-ourselves' as const, name })),
  ]
}

/** Two written names of one source: «ایسنا», «خبرگزاری ایسنا», ISNA. */
function isSameSource(one: string, other: string, directory: SourceDirectory): boolean {
  if (squash(one) === squash(other)) return true
  const source = resolveSource(one, directory)
  return source !== null && source === resolveSource(other, directory)
}

function orphanQuotations(body: string, recorded: RecordedSourcing, directory: SourceDirectory): SourcingFinding[] {
  const { words } = readText(body, directory)
  const findings: SourcingFinding[] = []
  const open: number[] = []
  for (let i = 0; i < words.length; i++) {
    const { key } = words[i]!
    if (key === '\n') open.length = 0
    if (key === '«') open.push(i)
    if (key !== '»') continue
    const from = open.pop()
    if (from === undefined || open.length > 0 || i - from - 1 < quotationWordsMin) continue
    const start = words[from]!.start
    const end = words[i]!.end
    const isSpoken = recorded.statements.some((one) => one.speaker !== null && one.start <= start && end <= one.end)
    if (!isSpoken) findings.push({ kind: 'quotation-without-speaker', start, end })
  }
  return findings
}
