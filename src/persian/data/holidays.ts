/**
 * Official holidays of Iran. Days of the solar calendar are those of the law on official holidays (لایحهٔ قانونی تعیین
 * تعطیلات رسمی کشور, 1359, with its amendments) and hold in every year. Days of the lunar calendar are as the official
 * calendar of each year has them, which the calendar centre of the University of Tehran's Institute of Geophysics works out
 * and the Council of Public Culture (شورای فرهنگ عمومی) publishes; the sighting of the moon may move one by a day.
 * 1405 as reported by ILNA on 2025-10-30 (25 days, six of them Thursdays and three Fridays); 1404 (26 days) as
 * lists of that year had it (gardshgar.com, Eghtesad Online); 25 Shawwal is no holiday from 1405 on.
 */

/** `[month, day, name]` of the Jalali calendar. */
export type HolidayRow = readonly [month: number, day: number, name: string]

export const solarHolidays: readonly HolidayRow[] = [
  [1, 1, 'نوروز'],
  [1, 2, 'نوروز'],
  [1, 3, 'نوروز'],
  [1, 4, 'نوروز'],
  [1, 12, 'روز جمهوری اسلامی'],
  [1, 13, 'روز طبیعت'],
  [3, 14, 'رحلت امام خمینی'],
  [3, 15, 'قیام ۱۵ خرداد'],
  [11, 22, 'پیروزی انقلاب اسلامی'],
  [12, 29, 'ملی شدن صنعت نفت'],
]

/** By Jalali year. A year that is not here is not published yet. */
export const lunarHolidays: Readonly<Record<number, readonly HolidayRow[]>> = {
  1404: [
    [1, 2, 'شهادت امام علی'],
    [1, 11, 'عید فطر'],
    [1, 12, 'عید فطر'],
    [2, 4, 'شهادت امام صادق'],
    [3, 16, 'عید قربان'],
    [3, 24, 'عید غدیر'],
    [4, 14, 'تاسوعا'],
    [4, 15, 'عاشورا'],
    [5, 23, 'اربعین'],
    [5, 31, 'رحلت پیامبر و شهادت امام حسن'],
    [6, 2, 'شهادت امام رضا'],
    [6, 10, 'شهادت امام حسن عسکری'],
    [6, 19, 'میلاد پیامبر و امام صادق'],
    [9, 3, 'شهادت حضرت فاطمه'],
    [10, 13, 'میلاد امام علی'],
    [10, 27, 'مبعث'],
    [11, 15, 'نیمهٔ شعبان'],
    [12, 20, 'شهادت امام علی'],
  ],
  1405: [
    [1, 1, 'عید فطر'],
    [1, 2, 'عید فطر'],
    [3, 6, 'عید قربان'],
    [3, 14, 'عید غدیر'],
    [4, 3, 'تاسوعا'],
    [4, 4, 'عاشورا'],
    [5, 13, 'اربعین'],
    [5, 21, 'رحلت پیامبر و شهادت امام حسن'],
    [5, 22, 'شهادت امام رضا'],
    [5, 30, 'شهادت امام حسن عسکری'],
    [6, 8, 'میلاد پیامبر و امام صادق'],
    [8, 22, 'شهادت حضرت فاطمه'],
    [10, 2, 'میلاد امام علی'],
    [10, 16, 'مبعث'],
    [11, 4, 'نیمهٔ شعبان'],
    [12, 10, 'شهادت امام علی'],
    [12, 19, 'عید فطر'],
    [12, 20, 'عید فطر'],
  ],
}

/**
 * `[month, day, name]` of the lunar calendar, by which the days of a year are reckoned whose calendar is not above: those
 * that the newest published calendar (1405) has. The last day of Safar is its 29th here.
 */
export const lunarRules: readonly HolidayRow[] = [
  [1, 9, 'تاسوعا'],
  [1, 10, 'عاشورا'],
  [2, 20, 'اربعین'],
  [2, 28, 'رحلت پیامبر و شهادت امام حسن'],
  [2, 29, 'شهادت امام رضا'],
  [3, 8, 'شهادت امام حسن عسکری'],
  [3, 17, 'میلاد پیامبر و امام صادق'],
  [6, 3, 'شهادت حضرت فاطمه'],
  [7, 13, 'میلاد امام علی'],
  [7, 27, 'مبعث'],
  [8, 15, 'نیمهٔ شعبان'],
  [9, 21, 'شهادت امام علی'],
  [10, 1, 'عید فطر'],
  [10, 2, 'عید فطر'],
  [12, 10, 'عید قربان'],
  [12, 18, 'عید غدیر'],
]
