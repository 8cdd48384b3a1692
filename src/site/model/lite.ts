/** A page for a slow or dear line: the same words without pictures, font and what only machines read. */
import { createHash } from 'node:crypto'
import { editionCodes } from '#article'
import { fontFace, type Html, html } from '#server'
import type { Words } from '../edition/words/words.ts'

/** Asked for in the address, so that nothing needs to be remembered of anybody. */
export const liteQuery = { name: 'lite', value: '1' } as const

const suffix = `${liteQuery.name}=${liteQuery.value}`

/** In the footer of every page: to the light form of the same page. */
export function liteLink({ frame }: Words): Html {
  return html`<a href="?${suffix}" rel="nofollow">${frame.lite}</a>`
}

function wholeLink({ frame }: Words): Html {
  return html`<a href="?" rel="nofollow">${frame.whole}</a>`
}

export interface LightPage {
  html: string
  contentSecurityPolicy: string
}

/** `page` is a whole page as our own templates print it in these words, with its policy. */
export function lightPage(page: string, contentSecurityPolicy: string, words: Words): LightPage {
  const light = page
    .replace(/<link rel="preload"[^>]*>\n?/, '')
    .replace(/<script type="application\/ld\+json">.*?<\/script>\n?/gs, '')
    .replace(/<meta (?:property="(?:og|article):|name="twitter:)[^>]*>\n?/g, '')
    .replace(fontFace, '')
    .replace('</style>', '.wanted a{color:var(--accent);text-decoration:underline}</style>')
    .replace(/ poster="[^"]*"/g, '')
    .replace(/<picture>|<source\b[^>]*>|<\/picture>/g, '')
    // On cards pictures adorn: the headline says what they do.
    .replace(/<span class="pic[^"]*"><img\b[^>]*><\/span>/g, '')
    // A picture inside a link is told by the link; any other may be asked for.
    .replace(/(<a\b[^>]*>)\s*<img\b([^>]*)>/g, (_, link, picture) => link + (altOf(picture) || words.photos.onePicture))
    .replace(/<img\b([^>]*)>/g, (_, picture) => askFor(picture, words))
    .replace(/(<a\b[^>]*\bhref=")(\/[^"]*)(")/g, (whole, before, address, after) =>
      isPage(address) ? before + lightAddress(address) + after : whole,
    )
    .replace(/<form\b(?![^>]*method="post")[^>]*>/g, (form) => `${form}${liteField}`)
    .replace(liteLink(words).markup, wholeLink(words).markup)
    .replace('</title>', '</title>\n<meta name="robots" content="noindex">')
    .replace(/(content="noindex">.*?)\n<meta name="robots" content="noindex">/s, '$1')
  const [, css = ''] = /<style>(.*?)<\/style>/s.exec(light) ?? []
  const hash = createHash('sha256').update(css).digest('base64')
  const policy = contentSecurityPolicy
    .replace(/style-src [^;]*/, `style-src 'sha256-${hash}'`)
    .replace("font-src 'self'", "font-src 'none'")
  return { html: light, contentSecurityPolicy: policy }
}

const liteField = `<input type="hidden" name="${liteQuery.name}" value="${liteQuery.value}">`

/** An address of ours in its light form: `/fa/latest?before=…#top` goes on as it was, lightly. */
export function lightAddress(address: string): string {
  const [, path = '', fragment = ''] = /^([^#]*)(#.*)?$/.exec(address) ?? []
  return `${path}${path.includes('?') ? '&amp;' : '?'}${suffix}${fragment}`
}

const pagePattern = new RegExp(`^/(?:(?:${editionCodes.join('|')})(?:[/?#]|$)|[?#]|$)`)

/** Not a file: feeds, pictures and other rooms have one form. */
function isPage(address: string): boolean {
  return pagePattern.test(address) && !/\.\w+(?:[?#]|$)/.test(address)
}

function altOf(picture: string): string {
  return / alt="([^"]*)"/.exec(picture)?.[1] ?? ''
}

/** A link to a picture that says something; nothing for one that only adorns. */
function askFor(picture: string, words: Words): string {
  const alt = altOf(picture)
  const address = / src="([^"]*)"/.exec(picture)?.[1]
  return alt === '' || address === undefined
    ? ''
    : `<p class="wanted"><a href="${address}">${words.photos.show(alt)}</a></p>`
}
