import { persianReaderWords } from '../readers/persian.ts'

/** Sentences about answers of those an article spoke of. */

export const ruleSentence = persianReaderWords.reply.rule

export const doneSentences: Record<string, string> = {
  published: 'جوابیه منتشر شد و هر دو مطلب به هم پیوند خورد.',
  refused: 'نپذیرفتن ثبت شد؛ فرستنده دلیل را با کد پیگیری می‌بیند.',
}
