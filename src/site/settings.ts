/** What one newsroom decides about its site. Everything shown to readers that is not news comes from here. */
export interface SiteSettings {
  /** Of the newsroom, as printed in the masthead. */
  name: string
  /** The line under the name on the front page. */
  tagline: string
  /** Public origin, no trailing slash: `https://sanad.example`. */
  url: string
  /** Language of the edition (BCP 47), as told to browsers and feed readers. */
  language: string
  direction: 'rtl' | 'ltr'
  /** A sentence for the foot of every page, or null. */
  notice?: string | null
  /** Whether readers can have the newsletter by mail. */
  hasNewsletter?: boolean
  /** Links for the foot of every page. */
  links?: readonly { name: string; href: string }[]
}

export const defaultSettings: SiteSettings = {
  name: 'سند',
  tagline: 'خبر، با زنجیرهٔ منبعش',
  url: 'http://localhost:3000',
  language: 'fa',
  direction: 'rtl',
}
