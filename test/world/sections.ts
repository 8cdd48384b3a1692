/** A section of the newsroom. Order in the list is the order on the page. */
export interface WorldSection {
  /** Latin, unique, part of the address. */
  slug: string
  name: string
  /** Slug of the section it belongs to, or null at the top. */
  parent: string | null
}

export const sections: readonly WorldSection[] = [
  ...family('politics', 'سیاست', { councils: 'شوراها', diplomacy: 'دیپلماسی' }),
  ...family('world', 'جهان', { region: 'منطقه', continents: 'پنج قاره' }),
  ...family('economy', 'اقتصاد', { market: 'بازار', energy: 'انرژی', farming: 'کشاورزی' }),
  ...family('society', 'جامعه', { city: 'شهر', education: 'آموزش', health: 'سلامت', environment: 'محیط زیست' }),
  ...family('culture', 'فرهنگ', { books: 'کتاب', stage: 'سینما و نمایش', music: 'موسیقی', heritage: 'میراث' }),
  ...family('sport', 'ورزش', { football: 'فوتبال', outdoors: 'کوه و طبیعت' }),
  ...family('science', 'دانش', { sky: 'آسمان', earth: 'زمین' }),
  ...family('technology', 'فناوری', { internet: 'اینترنت' }),
  ...family('provinces', 'استان‌ها', { north: 'شمال', south: 'جنوب', east: 'شرق', west: 'غرب' }),
]

function family(slug: string, name: string, children: Record<string, string>): WorldSection[] {
  const below = Object.entries(children).map(([child, label]) => ({ slug: child, name: label, parent: slug }))
  return [{ slug, name, parent: null }, ...below]
}
