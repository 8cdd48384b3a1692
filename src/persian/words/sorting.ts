let collator: Intl.Collator | undefined

/**
 * Orders two texts as a Persian dictionary does (آ before ا, پ after ب, ی last), numbers by value. Half-space and case make
 * no difference unless all else is equal.
 */
export function comparePersian(a: string, b: string): number {
  collator ??= new Intl.Collator('fa', { numeric: true, sensitivity: 'variant', ignorePunctuation: false })
  return collator.compare(a.replaceAll('\u200c', ''), b.replaceAll('\u200c', '')) || collator.compare(a, b)
}
