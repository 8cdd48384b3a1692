import {
  type ArticleDocument,
  type Block,
  blockTexts,
  documentFromBlocks,
  heading as headingBlock,
  paragraph,
} from '#article'
import { normalise } from '#persian'
import { type Html, html } from '#server'
import type { StandingPage, StandingPageName } from '#store'
import { inputField, textField } from '../fields.ts'
import { heading } from '../page.ts'
import { pageNames, settingsTrail } from './settings-page.ts'

/** A page about the newsroom as plain text: a heading begins with «## », an empty line parts the paragraphs. */
export function standingForm(
  name: StandingPageName,
  { title, text, isWrong, isRich }: { title: string; text: string; isWrong: boolean; isRich: boolean },
): Html {
  return html`<div class="reading settings">
${settingsTrail}
${heading(pageNames[name])}
${isWrong ? html`<div class="alert" role="alert"><p>صفحه عنوان و متن می‌خواهد؛ چیزی ذخیره نشد.</p></div>` : null}
${isRich ? html`<div class="alert"><p>این صفحه پیوند، فهرست، عکس یا واژهٔ برجسته دارد که در این فرم دیده نمی‌شود و با ذخیره از میان می‌رود. برای نگه‌داشتن آن‌ها صفحه را از راه API بنویسید.</p></div>` : null}
<form method="post" action="/desk/settings/pages/${name}">
${inputField({ name: 'title', label: 'عنوان', type: 'text', autocomplete: 'off', lengthMax: 200, value: title })}
${textField({ name: 'text', label: 'متن', rows: 18, lengthMax: 20_000, value: text, hint: 'بندها را با یک سطر خالی از هم جدا کنید. سطری که با ## آغاز شود میان‌تیتر است.' })}
<button>ذخیره</button>
</form>
</div>`
}

/** The text of a page as the form shows it. What is more than headings and paragraphs is shown as its words. */
export function textOf({ document }: StandingPage): string {
  return document.content
    .map((block) => {
      const words = blockTexts({ type: 'doc', content: [block] }).join('\n')
      return block.type === 'heading' ? `## ${words}` : words
    })
    .join('\n\n')
}

/** False when the form would lose something of the page: bold words, links, pictures, lists. */
export function isPlain({ document }: StandingPage): boolean {
  return document.content.every(
    (block) =>
      (block.type === 'paragraph' || block.type === 'heading') &&
      (block.content ?? []).every((piece) => piece.type === 'text' && (piece.marks ?? []).length === 0),
  )
}

/** What was written, as a document. */
export function documentOf(text: string): ArticleDocument {
  const pieces = text.replaceAll('\r\n', '\n').split(/\n\s*\n/)
  const blocks = pieces.flatMap((piece): Block[] => {
    const words = normalise(piece)
      .replaceAll(/\s*\n\s*/g, ' ')
      .trim()
    if (words === '') return []
    return [/^##\s/.test(words) ? headingBlock(2, { type: 'text', text: words.slice(2).trim() }) : paragraph(words)]
  })
  return documentFromBlocks(blocks)
}
