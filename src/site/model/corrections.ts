/** Corrections as pages print them: their names, and what they changed, word by word. */
import { type BlockChange, blockTexts, diffContents, type TextPart, type WordChange } from '#article'
import type { Correction, CorrectionWithChange, LoggedCorrection } from '#store'
import { articlePath, correctionPath } from '../addresses.ts'
import { fullMoment, type Moment } from './times.ts'

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

export const correctionLabels: Record<Correction['kind'], string> = {
  typo: 'اصلاح نگارشی',
  clarification: 'توضیح',
  correction: 'اصلاحیه',
  retraction: 'پس‌گرفتن خبر',
}

export const correctionKinds = Object.keys(correctionLabels) as Correction['kind'][]

const placeNames: Record<TextPart, string> = {
  kicker: 'روتیتر',
  headline: 'تیتر',
  subheadline: 'زیرتیتر',
  lead: 'لید',
}

/** `changes` are excerpts: each change with a few words around it. */
export function correctionView(correction: CorrectionWithChange): CorrectionView {
  const changes = changesOf(correction).map(({ place, words }) => ({ place, words: excerpt(words) }))
  return { ...bareView(correction), href: correctionPath(correction.id), changes }
}

/** The same with every changed paragraph in full. */
export function wholeCorrectionView(correction: CorrectionWithChange): CorrectionView {
  return { ...bareView(correction), href: correctionPath(correction.id), changes: changesOf(correction) }
}

/** For those who know only that there was one. */
export function bareView({ kind, note, at }: Correction): CorrectionView {
  return { kind, label: correctionLabels[kind], note, at: fullMoment(at), href: null, changes: [] }
}

export function logLine({ id, article, ...correction }: LoggedCorrection): LogLine {
  return {
    correction: { ...bareView(correction), href: correctionPath(id) },
    headline: article.headline,
    articleHref: article.isLive ? articlePath(article) : null,
  }
}

function changesOf({ change }: CorrectionWithChange): ChangeView[] {
  if (change === null) return []
  const filing = { kind: 'news', hero: null, section: null, tags: [], authors: [] } as const
  const contentOf = (words: typeof change.before) => ({ ...words, ...filing, tags: [], authors: [] })
  const { texts, blocks } = diffContents(contentOf(change.before), contentOf(change.after))
  return [
    ...texts.map(({ part, words }) => ({ place: placeNames[part], words })),
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
