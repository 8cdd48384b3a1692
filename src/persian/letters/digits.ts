const PERSIAN_ZERO = 0x06f0
const ARABIC_ZERO = 0x0660

/** Latin and Arabic digits become Persian; nothing else changes. Use where every digit is to be read by people. */
export function toPersianDigits(text: string | number): string {
  return String(text).replace(/[0-9٠-٩]/g, (digit) => String.fromCharCode(PERSIAN_ZERO + digitValue(digit)))
}

/** Persian and Arabic digits become Latin; nothing else changes. Use where machines read. */
export function toLatinDigits(text: string): string {
  return text.replace(/[۰-۹٠-٩]/g, (digit) => String(digitValue(digit)))
}

/** The value of one Latin, Arabic or Persian digit. */
export function digitValue(digit: string): number {
  const code = digit.charCodeAt(0)
  if (code >= PERSIAN_ZERO) return code - PERSIAN_ZERO
  return code >= ARABIC_ZERO ? code - ARABIC_ZERO : code - 0x30
}
