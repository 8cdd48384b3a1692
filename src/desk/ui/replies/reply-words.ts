import { toPersianDigits } from '#persian'
import type { ReplyProblem } from '../../actions/replies/send-reply.ts'
import { problemSentences } from '../words.ts'

/** Sentences about answers of those an article spoke of. The rule they name: Press Law of Iran (1364, amended 1379), article 23. */

export const fieldNames = { name: 'نام شما یا نهاد شما', contact: 'راه تماس', text: 'متن پاسخ' } as const

export function problemSentence(problem: ReplyProblem): string {
  if (problem.field === 'name')
    return problemSentences.key.name![problem.kind] ?? problemSentences.newcomer.name![problem.kind]!
  if (problem.field === 'contact') return 'شمارهٔ تلفن یا ایمیلی بنویسید که تحریریه بتواند با آن پاسخ شما را بسنجد.'
  if (problem.kind === 'empty') return 'متن پاسخ خالی است.'
  return `پاسخ ${toPersianDigits(String(problem.lettersOver))} حرف بلندتر از اندازه است؛ قانون آن را تا دو برابر اصل می‌پذیرد. کوتاه‌ترش کنید؛ نوشته‌تان همین‌جاست.`
}

export const ruleSentence =
  'مادهٔ ۲۳ قانون مطبوعات: هر کس، حقیقی یا حقوقی، که مطلبی را دربارهٔ خود توهین، افترا، خلاف واقع یا انتقاد بداند، می‌تواند تا یک ماه پاسخ بفرستد. پاسخ رایگان، در همان جا و با همان جایگاه و بی کم و زیاد منتشر می‌شود، به شرط آن که از دو برابر اصل بلندتر نباشد و به کسی توهین یا افترا نزند.'

export const doneSentences: Record<string, string> = {
  published: 'جوابیه منتشر شد و هر دو مطلب به هم پیوند خورد.',
  refused: 'نپذیرفتن ثبت شد؛ فرستنده دلیل را با کد پیگیری می‌بیند.',
}
