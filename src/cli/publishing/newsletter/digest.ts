import { html } from '#server'
import { articlePath, type SiteSettings, sectionName } from '#site'
import type { Card, IssueDraft } from '#store'
import { mailWords } from './mail-words.ts'

/** Stands for the link that ends the newsletter, which each subscriber has of her own. */
export const endMark = '{{end-link}}'

const leadLengthMax = 220

/** One issue of an edition's newsletter, in its language: the same words as text and as HTML. Null when there is nothing to tell. */
export function digestOf(
  cards: readonly Card[],
  settings: SiteSettings,
  now: Date,
): Omit<IssueDraft, 'day' | 'edition'> | null {
  if (cards.length === 0) return null
  const { edition } = settings
  const date = edition.dates.dayHeading(now)
  const [first] = cards
  const subject = cards.length === 1 ? first!.headline : mailWords[edition.code].andMore(first!.headline)
  return { subject, text: asText(cards, settings, date), html: asHtml(cards, settings, date) }
}

function asText(cards: readonly Card[], { name, url, edition }: SiteSettings, date: string): string {
  const { comma } = edition.words
  const items = cards.map(
    (card) => `${card.headline}\n${card.lead === null ? '' : `${shortened(card.lead)}\n`}${url}/n/${card.code}`,
  )
  return [`${name}${comma}${date}`, ...items, `${mailWords[edition.code].toEnd}:\n${endMark}`].join('\n\n')
}

/** Mail programs know no style sheets worth the name: what is needed stands on each element. */
function asHtml(cards: readonly Card[], settings: SiteSettings, date: string): string {
  const { name, url, edition } = settings
  const { language, direction, paths, dates } = edition
  const words = mailWords[edition.code]
  const { comma } = edition.words
  return html`<!doctype html>
<html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${name}${comma}${date}</title></head>
<body dir="${direction}" style="margin:0;padding:16px;font:16px/1.9 Vazirmatn,Tahoma,sans-serif">
<div style="max-width:600px;margin:0 auto">
<p style="margin:0;font-size:26px;font-weight:800"><a href="${url}${paths.front}" style="color:inherit;text-decoration:none">${name}</a></p>
<p style="margin:0 0 16px;border-bottom:3px double">${date}</p>
${cards.map(
  (
    card,
  ) => html`<h2 style="margin:0;font-size:19px;line-height:1.6"><a href="${url + articlePath(card)}" style="color:inherit;text-decoration:none">${card.headline}</a></h2>
${card.lead && html`<p style="margin:4px 0 0">${shortened(card.lead)}</p>`}
<p style="margin:0 0 14px;padding-bottom:14px;border-bottom:1px solid #8885;font-size:14px;opacity:.8">${card.section && html`${sectionName(card.section, settings)}${comma}`}${dates.clock(card.publishedAt).text}</p>
`,
)}<p style="font-size:14px">${words.whyItCame} <a href="${endMark}" style="color:inherit">${words.end}</a></p>
</div></body></html>
`.markup
}

function shortened(text: string): string {
  if (text.length <= leadLengthMax) return text
  return `${text.slice(0, text.lastIndexOf(' ', leadLengthMax)).toWellFormed()}…`
}
