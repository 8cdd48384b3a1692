import type { LayoutAdapter } from '../survey/layout-adapter.ts'

/** WordPress themes after the default ones: `entry-*` classes. Dates like «۱۲ مهر ۱۴۰۴ در ۳:۰۵ ب.ظ». */
export const wordpressClassic: LayoutAdapter = {
  name: 'wordpress-classic',
  marks: ['body.single-post', 'article.hentry', '.entry-content'],
  title: 'h1.entry-title',
  kicker: '.entry-header .rotitr, .entry-header .rutitr',
  body: '.entry-content',
  published: '.posted-on time.entry-date, .posted-on',
  tags: '.tags-links a',
  author: '.byline .author',
}
