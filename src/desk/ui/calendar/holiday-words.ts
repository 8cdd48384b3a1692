import type { HolidayBasis } from '#persian'

/** What a holiday stands on, in a word or two, and as a sentence. */
export const holidayBases: Record<HolidayBasis, { mark: string | null; says: string }> = {
  law: { mark: null, says: 'تعطیل رسمی' },
  published: { mark: 'قمری', says: 'تقویم قمری؛ با رؤیت هلال' },
  computed: { mark: 'برآورد', says: 'برآورد از تقویم قمری حسابی، نه تقویم رسمی؛ با رؤیت هلال شاید یک روز جابه‌جا شود' },
  own: { mark: 'تحریریه', says: 'افزوده یا جابه‌جاشده در تنظیم‌ها' },
}
