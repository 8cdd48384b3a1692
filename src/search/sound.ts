/**
 * How letters are heard: those that sound alike in Persian share a sign, so that «سلاح» and «صلاح» look alike to whoever
 * compares them. Signs are a-z, because trigrams are read of these alone.
 */
const SOUNDS: Record<string, string> = {
  ...signs('ا', 'a'),
  ...signs('ب', 'b'),
  ...signs('پ', 'p'),
  ...signs('تط', 't'),
  ...signs('ثسص', 's'),
  ...signs('ج', 'j'),
  ...signs('چ', 'c'),
  ...signs('حه', 'h'),
  ...signs('خ', 'x'),
  ...signs('د', 'd'),
  ...signs('ذزضظ', 'z'),
  ...signs('ر', 'r'),
  ...signs('ژ', 'u'),
  ...signs('ش', 'w'),
  ...signs('ع', 'e'),
  ...signs('غق', 'q'),
  ...signs('ف', 'f'),
  ...signs('ک', 'k'),
  ...signs('گ', 'g'),
  ...signs('ل', 'l'),
  ...signs('م', 'm'),
  ...signs('ن', 'n'),
  ...signs('و', 'v'),
  ...signs('ی', 'i'),
}

function signs(letters: string, sign: string): Record<string, string> {
  return Object.fromEntries([...letters].map((letter) => [letter, sign]))
}

/** The sound of a folded word, in a-z and 0-9; a letter of no other kind is heard as «o». */
export function soundOf(folded: string): string {
  let sound = ''
  for (const letter of folded) sound += SOUNDS[letter] ?? (/[a-z0-9]/.test(letter) ? letter : 'o')
  return sound
}

/** What a slip costs: of the ear less than of the finger. */
const slip = { sound: 0.5, swap: 0.75, other: 1, extra: 0.9, doubled: 0.5 } as const

/**
 * How far a word as typed is from another, both folded: the cheapest way of swapping, changing, adding and dropping
 * letters (Damerau and Levenshtein, adjacent swaps). 0 is the same word.
 */
export function distance(typed: string, meant: string): number {
  const width = meant.length + 1
  let before: number[] = []
  let last = Array.from({ length: width }, (_, column) => column * slip.extra)
  for (let row = 1; row <= typed.length; row += 1) {
    const next = [row * slip.extra]
    for (let column = 1; column < width; column += 1) {
      const [one, other] = [typed[row - 1]!, meant[column - 1]!]
      const dropped = one === typed[row - 2] ? slip.doubled : slip.extra
      let cost = Math.min(
        last[column - 1]! + changing(one, other),
        last[column]! + dropped,
        next[column - 1]! + slip.extra,
      )
      const isSwapped = row > 1 && column > 1 && one === meant[column - 2] && typed[row - 2] === other
      if (isSwapped) cost = Math.min(cost, before[column - 2]! + slip.swap)
      next.push(cost)
    }
    before = last
    last = next
  }
  return last[width - 1]!
}

function changing(one: string, other: string): number {
  if (one === other) return 0
  return SOUNDS[one] !== undefined && SOUNDS[one] === SOUNDS[other] ? slip.sound : slip.other
}
