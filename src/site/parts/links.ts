import { type Html, html } from '#server'
import type { Named } from '#store'
import type { Paths } from '../edition/paths.ts'

/** A name that leads somewhere. */
export interface Link {
  name: string
  href: string
}

/** A link to a page of ours. */
export function link({ name, href }: Link): Html {
  return html`<a href="${href}">${name}</a>`
}

/** The list of sections, with the one the reader is in marked. */
export function sectionList(sections: readonly Named[], current: string | null, paths: Paths): Html {
  const items = sections.map(({ slug, name }) =>
    slug === current
      ? html`<li><a href="${paths.section(slug)}" aria-current="page">${name}</a></li>`
      : html`<li><a href="${paths.section(slug)}">${name}</a></li>`,
  )
  return html`<ul class="sections">${items}</ul>`
}
