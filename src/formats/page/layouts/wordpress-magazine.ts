import type { LayoutAdapter } from '../survey/layout-adapter.ts'

/** WordPress magazine themes (Jannah, Sahifa and their kin): `#the-post`, boxes inside the text. Dates like «۷ آبان, ۱۴۰۳». */
export const wordpressMagazine: LayoutAdapter = {
  name: 'wordpress-magazine',
  marks: ['#the-post', '.entry-content.entry'],
  title: 'h1.post-title',
  kicker: '.pre-title',
  lead: '.entry-sub-title',
  body: '.entry-content.entry',
  published: '.single-post-meta .date',
  path: '#breadcrumb',
  tags: '.post-bottom-tags .tagcloud a',
  author: '.single-post-meta .author-name',
}
