import type { Words } from '../edition/words/words.ts'
import type { Link } from '../parts/links.ts'

/**
 * Links that hand a story to a messenger: plain addresses, which load nothing of anybody's until followed and tell
 * us nothing about who followed them. Telegram and the two Iranian messengers share one address scheme.
 */
export function shareLinks(headline: string, address: string, ways: Words['article']['shareWays']): Link[] {
  const text = encodeText(headline)
  const url = encodeURIComponent(address)
  const both = `url=${url}&text=${text}`
  return [
    { name: ways.telegram, href: `https://t.me/share/url?${both}` },
    { name: ways.whatsapp, href: `https://wa.me/?text=${text}%0A${url}` },
    { name: ways.bale, href: `https://ble.ir/share/url?${both}` },
    { name: ways.eitaa, href: `https://eitaa.com/share/url?${both}` },
    { name: ways.x, href: `https://x.com/intent/post?${both}` },
    { name: ways.mail, href: `mailto:?subject=${text}&body=${url}` },
  ]
}

/**
 * A text inside an address, its letters left as they are: browsers encode them themselves (URL Standard, 1.3), and six
 * addresses with every Persian letter as `%D8%A8` were a tenth of the page.
 */
function encodeText(text: string): string {
  return text.toWellFormed().replace(/[\u0000-\u007f\u0080-\u00a0\u2000-\u206f]+/g, encodeURIComponent)
}
