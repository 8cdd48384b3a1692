import type { LayoutAdapter } from '../survey/layout-adapter.ts'

/** Drupal 7 newsrooms: fields in nested boxes. Dates like «ارسال شده در یکشنبه ۱۹ شهریور ۱۳۹۶ ساعت ۱۳:۲۴». */
export const drupalNews: LayoutAdapter = {
  name: 'drupal-news',
  marks: ['.node-news', '.field-name-body'],
  title: 'h1#page-title',
  kicker: '.field-name-field-rotitr .field-item',
  lead: '.field-name-field-lead .field-item',
  body: '.field-name-body',
  code: '.field-name-field-code .field-item',
  path: '.breadcrumb .breadcrumb, .breadcrumb',
  tags: '.field-name-field-tags .field-item a',
  author: '.submitted .username',
}
