import type { FrontPlan } from '#article'
import { bodyText } from '#server'
import type { Poll } from '#store'
import { frontWithSectionNames } from '../edition/section-names.ts'
import type { SiteSettings } from '../settings.ts'
import { firstLevel } from '../shelf.ts'
import { contentSecurityPolicy } from '../styles.ts'
import type { FrontSource } from './arranged.ts'
import { renderFront } from './front.ts'
import { renderList, sectionList } from './lists.ts'

export interface PreviewWish {
  source: FrontSource
  /** Slug of the section whose page it is; null for the front page. */
  section: string | null
  /** Null: it lays itself out. */
  plan: FrontPlan | null
  instant: Date
  /** The question that stands on the front page. */
  poll: Poll | null
  settings: SiteSettings
}

/** The front page of a plan, or a section's page, as readers would see it: for the desk to look at, with what it may load. */
export async function pagePreview(wish: PreviewWish): Promise<{ body: string; policy: string }> {
  const { section, plan, instant, settings, poll } = wish
  const source = frontWithSectionNames(wish.source, settings)
  const { direction } = settings.edition
  const sections = await source.sections()
  const frame = { settings, sections: firstLevel(sections), breaking: null }
  const list = section === null ? null : sectionList(sections, section, settings.edition)
  if (list === null) {
    const body = await renderFront({ source, sections, plan, instant, frame, poll })
    return { body: bodyText(body), policy: contentSecurityPolicy('front', direction) }
  }
  const { body, style } = await renderList({
    source,
    list,
    arrangement: plan && { plan, sections },
    before: null,
    frame,
    instant,
  })
  return { body: bodyText(body), policy: contentSecurityPolicy(style, direction) }
}
