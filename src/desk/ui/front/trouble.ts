import type { Refusal } from '#server'

const sentences: Partial<Record<Refusal['code'], string>> = {
  'not-found': 'خبری با این کد نیست. کد را از فهرست خبرها بردارید.',
  'other-edition': 'این مطلب از نسخهٔ دیگری است. هر نسخه تنها خبرهای خودش را نشان می‌دهد؛ ترجمه‌اش را بنشانید.',
  'not-published': 'این خبر منتشر نشده است؛ خواننده آن را پیدا نمی‌کند. نخست منتشرش کنید.',
  'unknown-section': 'یکی از بخش‌هایی که کادرها را پر می‌کند دیگر نیست. برای آن کادر بخش دیگری برگزینید.',
}

/** What is wrong with what was asked of the front page, and what to do; nothing of the board is lost. */
export function troubleOf({ code, facts, title }: Refusal): string {
  if (code !== 'invalid-content') return sentences[code] ?? title
  const problems = Array.isArray(facts.problems) ? (facts.problems as { kind: string }[]) : []
  const kinds = new Set(problems.map(({ kind }) => kind))
  if (kinds.has('twice')) return 'یک خبر دو جا نشانده شده است. از یکی برش دارید.'
  if (kinds.has('too-many')) return 'صفحه این همه جا ندارد. از شمار جاها یا کادرها کم کنید.'
  if (problems.length > 0) return 'این چیدمان خواندنی نیست. صفحه را از نو باز کنید.'
  const detail = String(facts.detail ?? '')
  if (detail.includes('instant')) return 'زمان خوانده نشد یا گذشته است. روز و ساعت را بنویسید: «فردا ساعت ۸».'
  if (detail.includes('for a day')) return 'خبر فوری بیش از یک روز نمی‌ماند. زمان نزدیک‌تری بنویسید.'
  if (detail.includes('characters')) return 'متن خبر فوری یک تا ۱۴۰ نویسه دارد.'
  return title
}
