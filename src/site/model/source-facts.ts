import type { SourceFacts } from '#store'
import type { Fact } from '../pages/list.ts'

const kinds: Record<SourceFacts['kind'], string> = {
  agency: 'خبرگزاری',
  newspaper: 'روزنامه و مجله',
  site: 'پایگاه خبری',
  broadcaster: 'رادیو و تلویزیون',
  social: 'شبکهٔ اجتماعی',
  person: 'فرد',
  organisation: 'سازمان',
  'own-reporter': 'خبرنگار خودی',
  unnamed: 'بی‌نام',
}

/** Names beyond these are for finding, not for reading. */
const otherNamesMax = 6
const countries = new Intl.DisplayNames(['fa'], { type: 'region', fallback: 'none' })

/** What is known of a source: its kind, where it is, its own site, what else it is called. */
export function sourceFacts({ kind, country, home, otherNames }: SourceFacts): Fact[] {
  const place = country === null ? undefined : countries.of(country)
  return [
    { label: 'نوع:', value: kinds[kind] },
    ...(place ? [{ label: 'کشور:', value: place }] : []),
    ...(home === null ? [] : [{ label: 'نشانی:', value: { name: hostOf(home), href: home } }]),
    ...(otherNames.length === 0
      ? []
      : [{ label: 'نام‌های دیگر:', value: otherNames.slice(0, otherNamesMax).join('، ') }]),
  ]
}

function hostOf(home: string): string {
  return URL.canParse(home) ? new URL(home).hostname.replace(/^www\./, '') : home
}
