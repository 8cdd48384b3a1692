import { fold } from '#persian'

/** How newsrooms head what puts an earlier item right; in folded letters. */
const heading = /^(?:\S+ ){0,3}(?:اصلاحیه|تصحیح|اصلاح خبر|خبر اصلاحی|اصلاح و پوزش|پوزش و اصلاح|نسخه اصلاح ?شده)(?: |$)/
const opening = /^(?:\S+ ){0,12}(?:اصلاح می ?شود|تصحیح می ?شود|به این شرح اصلاح|به شرح زیر اصلاح|اصلاحیه)(?: |$)/
const openingCharsMax = 200

/** Whether an item says of itself, over its text or in its first sentence, that it corrects an earlier one. */
export function correctsEarlier(title: string, body: string): boolean {
  return heading.test(words(title)) || opening.test(words(body.slice(0, openingCharsMax)))
}

function words(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
