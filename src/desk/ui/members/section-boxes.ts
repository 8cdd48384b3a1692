import { type Html, html } from '#server'
import type { Section } from '#store'
import type { Form } from '../form.ts'

const prefix = 'section:'

/** The sections to choose from, each under the one above it; none chosen means all. */
export function sectionBoxes(sections: readonly Section[], given: readonly string[]): Html | null {
  if (sections.length === 0) return null
  return html`<fieldset class="boxes">
<legend>در این بخش‌ها</legend>
<p class="hint">اگر هیچ بخشی را برنگزینید، در همهٔ بخش‌ها. هر بخش زیربخش‌های خود را هم دارد.</p>
<ul>${inTree(sections, null).map(({ slug, name, depth }) => html`<li${depth > 0 ? html` class="under"` : null}><label><input type="checkbox" name="${prefix}${slug}" value="on"${given.includes(slug) ? html` checked` : null}> ${name}</label></li>`)}</ul>
</fieldset>`
}

/** Slugs of the boxes that were ticked. */
export function givenSections(form: Form): string[] {
  return form.names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length))
}

/** «سیاست، اقتصاد»: sections by their names. */
export function sectionNames(slugs: readonly string[], sections: readonly Section[]): string {
  return slugs.map((slug) => sections.find((section) => section.slug === slug)?.name ?? slug).join('، ')
}

/** Each section after the one it lies in; a circle, which the store does not make, would be left out. */
function inTree(sections: readonly Section[], parent: string | null, depth = 0): (Section & { depth: number })[] {
  return sections
    .filter((section) => section.parent === parent)
    .flatMap((section) => [{ ...section, depth }, ...inTree(sections, section.slug, depth + 1)])
}
