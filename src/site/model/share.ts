import type { Link } from '../parts/links.ts'

/**
 * Links that hand a story to a messenger: plain addresses, which load nothing of anybody's until followed and tell
 * us nothing about who followed them. Telegram and the two Iranian messengers share one address scheme.
 */
export function shareLinks(headline: string, address: string): Link[] {
  const text = encodeURIComponent(headline.toWellFormed())
  const url = encodeURIComponent(address)
  const both = `url=${url}&text=${text}`
  return [
    { name: 'تلگرام', href: `https://t.me/share/url?${both}` },
    { name: 'واتساپ', href: `https://wa.me/?text=${text}%0A${url}` },
    { name: 'بله', href: `https://ble.ir/share/url?${both}` },
    { name: 'ایتا', href: `https://eitaa.com/share/url?${both}` },
    { name: 'ایکس', href: `https://x.com/intent/post?${both}` },
    { name: 'رایانامه', href: `mailto:?subject=${text}&body=${url}` },
  ]
}
