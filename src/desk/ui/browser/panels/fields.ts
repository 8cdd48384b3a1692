import { type ArticleContent, articleKinds, HEADLINE_LENGTH_GOOD, type Picture, readContent } from '#article'
import { toPersianDigits } from '#persian'
import { editorWords, kindNames } from '../../editor-words.ts'
import { make } from '../make.ts'
import { type HeroField, openHeroField } from '../pictures/hero-field.ts'
import type { Pictures } from '../pictures/pictures.ts'
import { grow, setValue, tendField } from './tend-field.ts'

/** The parts of an article that are no body: the lines of its head, and how it is filed. */
export type Parts = Omit<ArticleContent, 'document'>

type Line = 'kicker' | 'headline' | 'subheadline' | 'lead'

const lines: readonly Line[] = ['kicker', 'headline', 'subheadline', 'lead']
/** As long as #article takes. */
const lengthMax: Record<Line, number> = { kicker: 500, headline: 500, subheadline: 500, lead: 5_000 }
const namesLengthMax = 4_000
const separator = /[،,؛;]/

export interface FieldsParts {
  parts: Parts
  sections: readonly { slug: string; name: string }[]
  onChange(): void
  pictures: Pick<Pictures, 'choose' | 'sendPictures'>
}

/** Everything that is written outside the body. */
export class Fields {
  readonly head: HTMLElement
  readonly hero: HTMLElement
  readonly filing: HTMLElement
  #areas: Record<Line, HTMLTextAreaElement>
  #kind: HTMLSelectElement
  #section: HTMLSelectElement
  #names: Record<'tags' | 'authors', HTMLInputElement>
  #hero: HeroField
  #guide = make('p', { class: 'guide' })

  constructor({ parts, sections, onChange, pictures }: FieldsParts) {
    const areas = lines.map((line) => [line, lineField(line, onChange)] as const)
    this.#areas = Object.fromEntries(areas) as Record<Line, HTMLTextAreaElement>
    const kinds = articleKinds.map((name) => make('option', { value: name }, kindNames[name]))
    this.#kind = make('select', { id: 'kind', change: onChange }, kinds)
    const choices = sections.map(({ slug, name }) => make('option', { value: slug }, name))
    const none = make('option', { value: '' }, editorWords.noSection)
    this.#section = make('select', { id: 'section', change: onChange }, none, choices)
    this.#names = { tags: namesField('tags', onChange), authors: namesField('authors', onChange) }
    this.#hero = openHeroField({ hero: parts.hero, onChange, ...heroWays(pictures, (hero) => this.takeHero(hero)) })
    this.hero = this.#hero.element
    const head = areas.map(([line, area]) => labelled(line, area))
    head[lines.indexOf('headline')]!.append(this.#guide)
    this.head = make('div', { class: 'head' }, head)
    const { tags, authors } = this.#names
    this.filing = make(
      'div',
      { class: 'filing' },
      labelled('kind', choiceBox(this.#kind)),
      labelled('section', choiceBox(this.#section)),
      labelled('tags', tags),
      labelled('authors', authors),
    )
    this.show(parts)
  }

  /** What they say now, in normal form. */
  parts(): Parts {
    const texts = Object.fromEntries(lines.map((line) => [line, this.#areas[line].value])) as Record<Line, string>
    const said = {
      ...texts,
      kind: this.#kind.value as ArticleContent['kind'],
      hero: this.#hero.value(),
      section: this.#section.value || null,
      tags: namesIn(this.#names.tags),
      authors: namesIn(this.#names.authors),
    }
    const { value } = readContent({ ...said, document: { type: 'doc', content: [] } })
    if (value === null) return said
    const { document: _, ...parts } = value
    return parts
  }

  /** Makes them say this; a field that says it already is left alone, cursor and all. */
  show(parts: Parts): void {
    const now = this.parts()
    for (const line of lines) if (now[line] !== parts[line]) setValue(this.#areas[line], parts[line] ?? '')
    for (const list of ['tags', 'authors'] as const) {
      if (now[list].join() !== parts[list].join()) setValue(this.#names[list], parts[list].join('، '))
    }
    this.#kind.value = parts.kind
    this.#showSection(parts.section)
    this.#hero.show(parts.hero)
  }

  /** Puts this picture at the top. */
  takeHero(hero: Picture): void {
    this.#hero.take(hero)
  }

  /** Gives the picture at the top a description, where it is this one and has none. */
  describe(hash: string, alt: string): void {
    const hero = this.#hero.value()
    if (hero?.media === hash && hero.alt === '') this.#hero.take({ ...hero, alt })
  }

  /** A section that was made since this page was opened has no name here yet. */
  #showSection(section: string | null): void {
    const isKnown = section === null || [...this.#section.options].some(({ value }) => value === section)
    if (!isKnown) this.#section.append(make('option', { value: section }, section))
    this.#section.value = section ?? ''
  }

  /** Says how long the headline is, beside it. */
  showGuide({ headline }: Pick<ArticleContent, 'headline'>): void {
    const { length } = [...headline]
    this.#guide.textContent = toPersianDigits(editorWords.headlineGuide(length, HEADLINE_LENGTH_GOOD))
    this.#guide.classList.toggle('long', length > HEADLINE_LENGTH_GOOD)
  }
}

/** How a picture for the top is found. */
function heroWays(pictures: FieldsParts['pictures'], take: (hero: Picture) => void) {
  return {
    choose: () => void pictures.choose(take),
    drop: (files: File[]) => pictures.sendPictures(files, ([first]) => first && take(first)),
  }
}

function choiceBox(select: HTMLSelectElement): HTMLElement {
  return make('span', { class: 'choice' }, select)
}

function lineField(line: Line, onChange: () => void): HTMLTextAreaElement {
  const area = make('textarea', {
    id: line,
    class: line,
    rows: 1,
    dir: 'rtl',
    lang: 'fa',
    maxlength: lengthMax[line],
    placeholder: editorWords.fields[line],
  })
  tendField(area, onChange)
  area.addEventListener('input', () => grow(area))
  return area
}

function namesField(name: 'tags' | 'authors', onChange: () => void): HTMLInputElement {
  const field = make('input', {
    id: name,
    maxlength: namesLengthMax,
    lang: 'fa',
    placeholder: editorWords.separateNames,
  })
  tendField(field, onChange)
  return field
}

function namesIn(field: HTMLInputElement): string[] {
  return [...new Set(field.value.split(separator).map((name) => name.replace(/\s+/g, ' ').trim()))].filter(Boolean)
}

function labelled(name: keyof typeof editorWords.fields, field: HTMLElement): HTMLElement {
  return make('div', { class: `field of-${name}` }, make('label', { for: name }, editorWords.fields[name]), field)
}
