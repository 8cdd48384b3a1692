import { blockTexts } from '#article'
import { articles, type WorldArticle } from '#world'
import { handWritten, hoursLater, type LabelledItem } from './hand-written.ts'
import { credit, foot, mend, reword, shorten, spoil } from './newsroom-habits.ts'
import { fillFrame, frames } from './template-news.ts'

export type { LabelledItem } from './hand-written.ts'

/** The labelled items, in the order in which they arrived. */
export function labelledSet(): LabelledItem[] {
  const items = [...worldCopies(), ...templateNews(), ...roundUps(), ...handWritten]
  return items.sort((one, other) =>
    one.date < other.date ? -1 : one.date > other.date ? 1 : one.id < other.id ? -1 : 1,
  )
}

/** Another order, the same at every run. */
export function shuffled(list: readonly LabelledItem[], order: number): LabelledItem[] {
  const weigh = (id: string) =>
    [...id].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01_00_01_93), order * 7919)
  return [...list].sort((one, other) => weigh(one.id) - weigh(other.id))
}

const paragraphsOf = ({ content }: WorldArticle) =>
  [content.lead ?? '', ...blockTexts(content.document)].filter(Boolean)

const outlets = ['sepidar', 'karaneh', 'falat', 'bamgah', 'didban-khazar', 'rah-e-adviyeh', 'shabakeh-sahel']
const outlet = (at: number) => outlets[at % outlets.length]!

/** What outlets made of the articles of the example newsroom; which of it, by turns. */
function worldCopies(): LabelledItem[] {
  return articles.flatMap((article, at) => {
    const whole = paragraphsOf(article)
    const text = whole.join('\n')
    const { headline, subheadline, kicker } = article.content
    const other = subheadline ?? kicker ?? whole[0]!.split(/[؛.،]/)[0]!
    const versions: [hours: number, title: string, paragraphs: string[]][] = [
      [0, headline, credit(whole.slice(0, Math.max(3, whole.length - 3)), 'به گزارش خبرگزاری سپیدار')],
      [1, other, whole.slice(0, 3)],
      [2, headline, foot(credit(whole, 'به گزارش کرانه به نقل از سپیدار'), 'انتهای پیام/ ۱۲۰')],
      [3, spoil(other, at), [spoil(text, at)]],
      [5, `${headline}/ ${other}`, shorten(whole.map(reword))],
      [7, other, mend(spoil(whole.slice(1).join('\n'), at)).split('\n')],
    ]
    const chosen = versions.filter((_, index) => index === 0 || (at + index) % 2 === 0)
    return chosen.map(([hours, title, paragraphs], index) => ({
      id: `${article.name}-${index}`,
      story: article.name,
      source: outlet(at + index),
      title,
      body: paragraphs.join('\n'),
      date: hoursLater(hours + (at % 40)),
    }))
  })
}

/** Each filling is a story of its own, and another outlet copies every one. */
function templateNews(): LabelledItem[] {
  return frames.flatMap((frame) =>
    fillFrame(frame).flatMap(({ hours, title, paragraphs }, at) => {
      const story = `${frame.name}-${at}`
      const item = { id: story, story, source: 'sepidar', title, body: paragraphs.join('\n'), date: hoursLater(hours) }
      const copied = credit(paragraphs, 'به گزارش کرانه')
      const copy = {
        ...item,
        id: `${story}-copy`,
        source: 'karaneh',
        body: spoil(copied.join('\n'), at),
        date: hoursLater(hours + 0.5),
      }
      return [item, copy]
    }),
  )
}

/** Texts that quote the beginnings of two stories. */
function roundUps(): LabelledItem[] {
  const titles = ['مرور خبرهای روز', 'چند خبر از شهر و استان', 'آنچه امروز خواندیم', 'سرخط خبرها']
  return articles.slice(0, 16).flatMap((article, at) => {
    const beside = articles[at + 16]
    if (at % 2 === 1 || beside === undefined) return []
    const quoted = [article, beside].flatMap((one) => [one.content.headline, ...paragraphsOf(one).slice(0, 3)])
    const title = titles[at / 2] ?? `${article.content.headline}؛ ${beside.content.headline}`
    return [
      {
        id: `round-up-${at}`,
        story: `round-up-${at}`,
        source: 'bamgah',
        title,
        body: quoted.join('\n'),
        date: hoursLater(at + 20),
      },
    ]
  })
}
