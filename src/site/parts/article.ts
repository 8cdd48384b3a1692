/** The pieces of an article page, in the order they stand in. */
import { type Html, html } from '#server'
import type { Words } from '../edition/words/words.ts'
import type { ArticleView } from '../model/article-view.ts'
import { time } from './cards.ts'
import { link } from './links.ts'
import { eagerPicture, pictureCaption, pictureSizes, withAvif } from './picture.ts'

/** Section and kicker, headline, sub-headline, lead. */
export function headlineBlock(view: ArticleView): Html {
  const over =
    (view.section || view.kicker) &&
    html`<p class="over">${view.section && link(view.section)}${view.kicker && html`<span>${view.kicker}</span>`}</p>`
  return html`${over}<h1>${view.headline}</h1>
${view.subheadline && html`<p class="sub">${view.subheadline}</p>`}${view.lead && html`<p class="lead">${view.lead}</p>`}`
}

/** The one quiet line: who, when, which code, how long. */
export function factLine(view: ArticleView): Html {
  const words = view.words.article
  return html`<div class="line facts">${view.authors.length > 0 && html`<p class="by">${joined(view.authors.map(link), view.words)}</p>`}
<p>${words.published} ${time(view.published)}</p>
${view.updated && html`<p>${words.updated} ${time(view.updated)}</p>`}
<p>${words.code} ${view.codeText}</p>
${view.readingTime && html`<p>${words.readingTime} ${view.readingTime}</p>`}</div>`
}

/** Who carried the story, nearest us first; the arrows are drawn by the styles and not read aloud. */
export function chainStrip({ chain, words }: ArticleView): Html | null {
  if (chain.length === 0) return null
  const hops = chain.map(
    ({ name, href }) => html`<li>${href === null ? html`<span>${name}</span>` : link({ name, href })}</li>`,
  )
  return html`<section class="chain"><h2>${words.article.chain}</h2><ol>${hops}</ol></section>`
}

/** The same article in the other editions, each named in its own language. */
export function translationLine({ translations, words }: ArticleView): Html | null {
  if (translations.length === 0) return null
  return html`<p class="part">${words.article.translations} ${translations.map(
    ({ name, href, language }, index) =>
      html`${index > 0 && words.comma}<a href="${href}" hreflang="${language}" lang="${language}"><bdi>${name}</bdi></a>`,
  )}</p>`
}

/** Who tells the same differently: other articles of ours, once a human has said so. */
export function differingReports({ differing, words }: ArticleView): Html | null {
  if (differing.length === 0) return null
  const lines = differing.map((report) => html`<li>${link(report)} ${time(report.at)}</li>`)
  return html`<section class="differing"><h2>${words.article.differing}</h2><ul>${lines}</ul></section>`
}

/** Over the text, where nobody overlooks it: answers to this, or what this answers. */
export function replyLines({ replies, answers, words: { article: words } }: ArticleView): Html | null {
  if (answers !== null) {
    return html`<section class="differing"><h2>${words.reply}</h2><ul><li>${words.replyOf(html`<bdi>${answers.by}</bdi>`, link(answers))} ${time(answers.at)}</li><li>${words.replyUntouched} <bdi dir="ltr">${answers.hash.slice(0, 16)}…</bdi></li></ul></section>`
  }
  if (replies.length === 0) return null
  return html`<section class="differing"><h2>${words.reply}</h2><ul>${replies.map((reply) => html`<li>${link(reply)} ${time(reply.at)}</li>`)}</ul></section>`
}

/**
 * The picture at the head of a story, leading to its gallery where it has one; or a sentence in place of one that may
 * not be shown.
 */
export function heroFigure({ hero, absentHero, gallery }: ArticleView): Html | null {
  if (hero === null) return absentHero && html`<p class="hero">${absentHero}</p>`
  const picture = withAvif(eagerPicture(hero, pictureSizes.article), hero, pictureSizes.article)
  const face = gallery === null ? picture : html`<a href="${gallery.path}">${picture}</a>`
  return html`<figure class="hero">${face}${pictureCaption(hero)}</figure>`
}

/** Where the photographs go on that the page has no room for. */
export function galleryRest({ gallery }: ArticleView): Html | null {
  return gallery?.rest ? html`<p class="part">${link(gallery.rest)}</p>` : null
}

/** What is said in the films, for those who do not hear it or may not play it; folded, as it may be long. */
export function filmTranscripts({ transcripts, words }: ArticleView): Html | null {
  if (transcripts.length === 0) return null
  const texts = transcripts.map(
    ({ name, paragraphs }) =>
      html`<details class="spoken"><summary>${words.article.spoken}${name && `: ${name}`}</summary>${paragraphs.map((text) => html`<p>${text}</p>`)}</details>`,
  )
  return html`${texts}`
}

/** The way into a gallery, whose photographs stand each on a page of its own. */
export function galleryLine({ gallery, words }: ArticleView): Html | null {
  return gallery && html`<p class="part"><a href="${gallery.path}">${words.photos.oneByOne(gallery.count)}</a></p>`
}

/** Under the text: tags, ways to pass it on, the short address, the print view. */
export function afterword(view: ArticleView): Html {
  const words = view.words.article
  return html`<footer class="after">${view.tags.length > 0 && html`<section><h2>${words.tags}</h2><ul>${view.tags.map((tag) => html`<li>${link(tag)}</li>`)}</ul></section>`}
<section class="share"><h2>${words.share}</h2><ul>${view.share.map(({ name, href }) => html`<li><a href="${href}" rel="noopener nofollow">${name}</a></li>`)}</ul></section>
<section><h2>${words.comments}</h2><a href="${view.comments.href}">${view.comments.name}</a></section>
<section><h2>${words.shortAddress}</h2><bdi dir="ltr">${view.shortAddress}</bdi><a href="${view.printPath}" rel="nofollow">${words.print}</a>${view.replyHref && html`<a href="${view.replyHref}" rel="nofollow">${words.rightOfReply}</a>`}</section></footer>`
}

function joined(fragments: readonly Html[], { comma }: Words): Html[] {
  return fragments.map((fragment, index) => (index === 0 ? fragment : html`${comma}${fragment}`))
}
