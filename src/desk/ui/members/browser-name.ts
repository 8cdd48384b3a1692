/** Of several names a browser gives itself, the first found here is its own. */
const browsers: [RegExp, string][] = [
  [/\bEdgA?\/|\bEdgiOS\//, 'اِج'],
  [/\bOPR\/|\bOPT\//, 'اُپرا'],
  [/\bSamsungBrowser\//, 'مرورگر سامسونگ'],
  [/\bFirefox\/|\bFxiOS\//, 'فایرفاکس'],
  [/\bChrome\/|\bCriOS\/|\bHeadlessChrome\//, 'کروم'],
  [/\bSafari\//, 'سافاری'],
  [/\bcurl\//, 'curl'],
]
const systems: [RegExp, string][] = [
  [/\biPhone\b/, 'آیفون'],
  [/\biPad\b/, 'آی‌پد'],
  [/\bAndroid\b/, 'اندروید'],
  [/\bWindows\b/, 'ویندوز'],
  [/\bCrOS\b/, 'کروم‌بوک'],
  [/\bMac OS X\b|\bMacintosh\b/, 'مک'],
  [/\bLinux\b/, 'لینوکس'],
]

/** A browser in plain words, from the name it gives itself: «کروم روی اندروید». Never the name itself. */
export function browserName(userAgent: string): string {
  const named = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent))?.[1]
  const browser = named(browsers) ?? 'مرورگر ناشناخته'
  const system = named(systems)
  return system === undefined ? browser : `${browser} روی ${system}`
}
