/** Corrections as pages print them: their names, and what they changed, word by word. */
import { type BlockChange, blockTexts, diffContents, type WordChange } from '#article'
import type { Correction, CorrectionWithChange, LoggedCorrection } from '#store'
import { articlePath } from '../addresses.ts'
import type { Moment } from '../edition/dates.ts'
import type { Edition } from '../edition/edition.ts'

/** Words shown on either side of a change; longer stretches that stayed are cut. */
const contextWords = 8

export interface CorrectionView {
  kind: Correction['kind']
  label: string
  note: string
  at: Moment
  /** Its own page, with all that changed; null where it has none. */
  href: string | null
  changes: ChangeView[]
}

/** One place that reads differently now. */
export interface ChangeView {
  /** «تیتر», «لید»; null in the body. */
  place: string | null
  words: WordChange[]
}

/** A line of the public log. */
export interface LogLine {
  correction: CorrectionView
  headline: string
  /** Null for an article that was taken down. */
  articleHref: string | null
}

export const correctionKinds: readonly Correction['kind'][] = ['typo', 'clarification', 'correction', 'retraction']

/** `changes` are excerpts: each change with a few words around it. */
export function correctionView(correction: CorrectionWithChange, edition: Edition): CorrectionView {
  const changes = changesOf(correction, edition).map(({ place, words }) => ({ place, words: excerpt(words) }))
  return { ...bareView(correction, edition), href: edition.paths.correction(correction.id), changes }
}

/** The same with every changed paragraph in full. */
export function wholeCorrectionView(correction: CorrectionWithChange, edition: Edition): CorrectionView {
  return {
    ...bareView(correction, edition),
    href: edition.paths.correction(correction.id),
    changes: changesOf(correction, edition),
  }
}

/** For those who know only that there was one. */
export function bareView({ kind, note, at }: Correction, { dates, words }: Edition): CorrectionView {
  return { kind, label: words.corrections.kinds[kind], note, at: dates.full(at), href: null, changes: [] }
}

export function logLine({ id, article, ...correction }: LoggedCorrection, edition: Edition): LogLine {
  return {
    correction: { ...bareView(correction, edition), href: edition.paths.correction(id) },
    headline: article.headline,
    articleHref: article.isLive ? articlePath(article) : null,
  }
}

function changesOf({ change }: CorrectionWithChange, { words: own }: Edition): ChangeView[] {
  if (change === null) return []
  const filing = { kind: 'news', hero: null, section: null, tags: [], authors: [] } as const
  const contentOf = (words: typeof change.before) => ({ ...words, ...filing, tags: [], authors: [] })
  const { texts, blocks } = diffContents(contentOf(change.before), contentOf(change.after))
  return [
    ...texts.map(({ part, words }) => ({ place: own.corrections.parts[part], words })),
    ...blocks.flatMap(changedBlock).map((words) => ({ place: null, words })),
  ]
}

/** Words of a block that reads differently; none for one that stayed or only looks different. */
function changedBlock(change: BlockChange): WordChange[][] {
  switch (change.kind) {
    case 'changed':
      return [change.words]
    case 'added':
    case 'removed': {
      const text = blockTexts({ type: 'doc', content: [change.block] }).join(' ')
      return text === '' ? [] : [[{ kind: change.kind, text }]]
    }
    case 'same':
    case 'reformatted':
      return []
  }
}

function excerpt(words: readonly WordChange[]): WordChange[] {
  return words.map((run, index) => {
    if (run.kind !== 'same') return run
    const parts = run.text.split(/(?<=\s)/)
    const before = index === 0 ? 0 : contextWords
    const after = index === words.length - 1 ? 0 : contextWords
    if (parts.length <= before + after + 1) return run
    const text = `${parts.slice(0, before).join('')}… ${after === 0 ? '' : parts.slice(-after).join('')}`
    return { kind: run.kind, text }
  })
}
