import { wordSet } from './word-list.ts'

export { documentNouns } from './organisation-words.ts'

/** Bare nouns that credit nobody: «به گزارش خبرنگار ما», «طبق گزارش‌ها». */
export const humanNounsOrMedia = wordSet('ما ها گزارش‌ها رسیده واصله منتشره منتشرشده مذکور موجود اولیه تازه قبلی')
