import { toPersianDigits } from '../letters/digits.ts'

const SCALES: [number, string][] = [
  [1e12, 'هزار میلیارد'],
  [1e9, 'میلیارد'],
  [1e6, 'میلیون'],
  [1e3, 'هزار'],
]

/** A number with Persian digits and separators: 12543.5 → «۱۲٬۵۴۳٫۵». At most three decimals. */
export function formatNumber(value: number): string {
  const [whole, decimals] = String(Math.round(Math.abs(value) * 1000) / 1000).split('.')
  const grouped = whole!.replace(/\B(?=(?:\d{3})+$)/g, '٬')
  return toPersianDigits(`${value < 0 ? '−' : ''}${grouped}${decimals ? `٫${decimals}` : ''}`)
}

/** A large number as newspapers write it: 12500000 → «۱۲٫۵ میلیون». At most one decimal. */
export function formatRoundNumber(value: number): string {
  for (const [size, name] of SCALES) {
    if (Math.abs(value) >= size) return `${formatNumber(Math.round((value / size) * 10) / 10)} ${name}`
  }
  return formatNumber(value)
}

/** A number and its noun; after a number a Persian noun stays singular: «۳ نفر». */
export function counted(value: number, noun: string): string {
  return `${formatNumber(value)} ${noun}`
}

/** An amount given in rials, in tomans as people speak of it: 25000000 → «۲٫۵ میلیون تومان». Ten rials are a toman. */
export function formatTomans(rials: number): string {
  return `${formatRoundNumber(rials / 10)} تومان`
}

/** An amount in rials: «۲۵ میلیون ریال». */
export function formatRials(rials: number): string {
  return `${formatRoundNumber(rials)} ریال`
}

/** A size in bytes: «۳٫۴ مگابایت»; 1 kilobyte is 1,000 bytes (SI). */
export function formatFileSize(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'بایت')
  const units = ['کیلوبایت', 'مگابایت', 'گیگابایت', 'ترابایت']
  let size = bytes / 1000
  let unit = 0
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000
    unit++
  }
  return counted(Math.round(size * 10) / 10, units[unit]!)
}

/** A length of time in seconds, its two largest units: «۲ ساعت و ۵ دقیقه». */
export function formatDuration(seconds: number): string {
  const units: [number, string][] = [
    [86_400, 'روز'],
    [3600, 'ساعت'],
    [60, 'دقیقه'],
    [1, 'ثانیه'],
  ]
  let rest = Math.round(Math.abs(seconds))
  const parts: string[] = []
  for (const [size, name] of units) {
    const amount = Math.floor(rest / size)
    rest -= amount * size
    if (amount > 0) parts.push(counted(amount, name))
    else if (parts.length > 0) break
    if (parts.length === 2) break
  }
  return parts.length > 0 ? parts.join(' و ') : counted(0, 'ثانیه')
}
