import { type Fragment, type Html, html } from '#server'

/** What stands around every page that this room makes, for colleagues and for readers. */
export interface PageFrame {
  language: string
  direction: 'rtl' | 'ltr'
  /** Of the window, whole. */
  title: string
  style: Html
  script: Fragment
  /** Text of the link that leads past the head of the page. */
  skip: string
  /** What stands in the head of the page. */
  mast: Html
  main: Html
}

export function framedMarkup({ language, direction, title, style, script, skip, mast, main }: PageFrame): string {
  return html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${style}
${script}</head>
<body>
<a class="skip" href="#main">${skip}</a>
<header class="mast"><div class="wrap line">${mast}</div></header>
<main id="main" class="wrap" tabindex="-1">
${main}
</main>
</body>
</html>
`.markup
}
