import type { LayoutAdapter } from '../survey/layout-adapter.ts'

/** Sites of the «ایران‌سامانه» kind: every fact twice, for phone and desktop. Dates like «۲۲:۴۶ - ۰۴-۰۹-۱۳۹۹». */
export const iransamaneh: LayoutAdapter = {
  name: 'iransamaneh',
  marks: ['.news_nav.news_id_c', '.news_path'],
  title: 'h1.title, .title h1',
  kicker: '.rutitr',
  lead: '.subtitle',
  published: '.news_toolbar .news_pdate_c, .news_pdate_c',
  updated: '.news_mdate',
  code: '.news_toolbar .news_id_c, .news_id_c',
  path: '.news_path',
  tags: '.tags_title a',
}
