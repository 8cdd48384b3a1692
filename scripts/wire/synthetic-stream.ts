import { blockTexts } from '#article'
import { synthesise } from '../../src/cli/seed/synthesise.ts'
import { credit, reword, spoil } from './newsroom-habits.ts'

const plan = { seed: 11, articles: 100_000, newest: new Date('2025-12-06T06:00:00Z'), pictures: [] }
const itemMs = 20_000
const copiesEach = 3

/** Items as a busy wire brings them: every third story comes from three outlets, the others from one. */
export function syntheticStream(
  count: number,
): { source: string; title: string; body: string; at: number; story: number }[] {
  const items: { source: string; title: string; body: string; at: number; story: number }[] = []
  for (let story = 0; items.length < count; story += 1) {
    const { content } = synthesise(plan, story)
    const paragraphs = [content.lead ?? '', ...blockTexts(content.document)]
    const at = plan.newest.getTime() + items.length * itemMs
    items.push({ source: 'sepidar', title: content.headline, body: paragraphs.join('\n'), at, story })
    if (story % copiesEach !== 0) continue
    const other = credit(paragraphs, 'به گزارش کرانه به نقل از سپیدار').map(reword)
    items.push({
      source: 'karaneh',
      title: content.kicker ?? content.headline,
      body: spoil(other.join('\n'), story),
      at: at + itemMs,
      story,
    })
    items.push({
      source: 'bamgah',
      title: content.headline,
      body: paragraphs.slice(0, 4).join('\n'),
      at: at + 2 * itemMs,
      story,
    })
  }
  return items.slice(0, count)
}
