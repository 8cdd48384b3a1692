/**
 * A text cut into words, numbers, spaces and signs; joined again they are the text. A half-space (U+200C) belongs to
 * its word, and a decimal or date sign to its number, so that «می‌شود» and «۱۴۰۳/۰۹/۰۴» change as a whole.
 */
export function cutWords(text: string): string[] {
  return text.match(piece) ?? []
}

const piece = /\p{N}+(?:[.,:/٫٬]\p{N}+)*|[\p{L}\p{M}\p{N}_\u200C\u200D]+|\s+|./gsu
