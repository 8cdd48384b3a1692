import type { FrontBox, FrontFill, FrontPlan } from './plan.ts'

/**
 * The front page of a newsroom that has laid out none: a lead package, photographs, a block for each section of the
 * first level in its order, films, notes, what is read most. Everything in it fills itself.
 */
export function defaultFrontPlan(sections: readonly { slug: string }[], titles: FrontTitles = persian): FrontPlan {
  return {
    boxes: [
      { ...box('lead', null, 1), prominence: 'maximum', style: 'banner', fill: { list: 'newest' } },
      { ...box('seconds', null, 4), prominence: 'high', style: 'list', fill: { list: 'newest' } },
      { ...box('newest', titles.newest, 12), style: 'list', fill: { list: 'newest' } },
      { ...box('photos', titles.photo, 2), prominence: 'maximum', style: 'collection', fill: { list: 'photo' } },
      ...sections.slice(0, sectionsMax).map(({ slug }, index) => sectionBox(slug, index)),
      { ...box('videos', titles.video, 2), prominence: 'maximum', style: 'collection', fill: { list: 'video' } },
      { ...box('notes', titles.note, 4), style: 'collection', fill: { list: 'note' } },
      { ...box('most-read', titles['most-read'], 6), style: 'list', fill: { list: 'most-read' } },
    ],
  }
}

/** What stands over its boxes, in the language of the edition. */
export type FrontTitles = Record<Exclude<FrontFill['list'], 'section'>, string>

const persian: FrontTitles = {
  newest: 'تازه‌ترین خبرها',
  photo: 'عکس',
  video: 'فیلم',
  note: 'یادداشت',
  'most-read': 'پربازدیدها',
}

/**
 * What is offered for the page of a section that nobody has arranged: a lead package, filled from the section itself.
 * Under it stands the rest of the section.
 */
export function defaultSectionPlan(): FrontPlan {
  return {
    boxes: [
      { ...box('lead', null, 1), prominence: 'maximum', style: 'banner', fill: { list: 'newest' } },
      { ...box('seconds', null, 4), prominence: 'high', style: 'list', fill: { list: 'newest' } },
    ],
  }
}

/** With more sections than this the page would outgrow its limits: those that come later have their own pages. */
const sectionsMax = 10

function sectionBox(section: string, index: number): FrontBox {
  const fill = { list: 'section', section } as const
  return { ...box(`section-${index + 1}`, null, 4), prominence: 'high', style: 'collection', fill }
}

function box(id: string, title: string | null, places: number): FrontBox {
  return { id, title, prominence: 'minimum', style: 'list', places, fill: null, placed: [] }
}
