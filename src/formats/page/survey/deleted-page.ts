/** Pages that say the story is gone. */
import { sameLetters } from '../words/plain-line.ts'

const GONE =
  /(?:صفحه|خبر|مطلب|محتوا|نوشته|آدرس|نشانی|چیزی)[^.]{0,40}(?:پیدا نشد|یافت نشد|موجود نیست|وجود ندارد|حذف شده|حذف گردید|برداشته شده|در دسترس نیست)|(?:^|\D)(?:404|410)(?:\D|$)|not found|page (?:was )?(?:removed|deleted)/
/** A page with more prose than this tells a story, even one about a page not found. */
const PROSE_MAX = 400

export function isDeletedPage(lines: readonly (string | null)[], prose: number): boolean {
  return prose <= PROSE_MAX && lines.some((line) => line !== null && line.length < 200 && GONE.test(sameLetters(line)))
}
