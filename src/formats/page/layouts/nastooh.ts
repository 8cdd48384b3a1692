import type { LayoutAdapter } from '../survey/layout-adapter.ts'

/** Agencies of the «نستوه» kind: an `article#item` with head, summary, body and foot. Dates like «۹ مرداد ۱۳۹۷، ۱۶:۱۵». */
export const nastooh: LayoutAdapter = {
  name: 'nastooh',
  marks: ['article#item', '.item-nav', '.item-text'],
  title: '.item-title h1',
  kicker: '.item-title .rutitr, .item-title .kicker',
  lead: '.item-summary .introtext, .item-summary',
  body: '.item-text',
  published: '.item-date',
  updated: '.item-modified',
  code: '.item-code',
  path: '.item-nav ol.breadcrumb, ol.breadcrumb',
  tags: '.tags li a',
  author: '.item-author a',
}
