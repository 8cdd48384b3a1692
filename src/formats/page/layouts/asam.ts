import type { LayoutAdapter } from '../survey/layout-adapter.ts'

/** ASP.NET sites of the «آسام» kind: one form around the page, facts in one line. Dates like «۲۴ آبان ۱۴۰۴، ۱۳:۳۷». */
export const asam: LayoutAdapter = {
  name: 'asam',
  marks: ['form#aspnetForm', '.newsMeta', '#newsMainBody'],
  title: 'h1.newsTitle',
  kicker: '.upTitle',
  lead: '.newsLead',
  body: '#newsMainBody',
  published: '.newsMeta .dt',
  updated: '.lastMod',
  code: '.newsMeta .cd',
  path: '.newsMeta .sec',
  tags: '.keys a',
}
