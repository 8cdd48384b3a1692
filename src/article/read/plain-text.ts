/** Whatever would break a line, in a text that is one line. */
const lineBreaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/g

/**
 * Characters that show nothing and only do harm: controls, bidi embeddings, overrides and isolates (text that reads
 * differently from what it is: CVE-2021-42574), byte order marks, interlinear annotations, invisible tags and
 * noncharacters (not storable as XML). Tags stay where they spell a flag: England's is one black flag and six of them.
 */
const harmful =
  /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF]|(?<!\u{1F3F4}[\u{E0020}-\u{E007E}]{0,6})[\u{E0000}-\u{E007F}]/gu

/** Direction marks: fit for a body, where an editor may need one; in a name they only help to imitate another. */
const directionMarks = /[\u200E\u200F\u061C]/g

const needsCleaning = /[\u0000-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u206F\uFEFF\uFFF9-\uFFFF\uD800-\uDFFF]/

/** Running text in normal form: line breaks are spaces, harmful characters are gone, half surrogates are U+FFFD. */
export function cleanText(text: string): string {
  if (!needsCleaning.test(text)) return text
  return text.replace(lineBreaks, ' ').toWellFormed().replace(harmful, '')
}

/** A title, a name, a caption: {@link cleanText}, without direction marks, with single spaces and none at the ends. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(directionMarks, '').replace(/\s+/g, ' ').trim()
}
