import type { AssignmentEndKind, QueueName, StageKind, StepKind } from '#store'

/** All sentences about the way of an article through the newsroom. */

export const queueTitles: Record<QueueName, string> = {
  mine: 'نزد من',
  sent: 'فرستاده‌های من',
  sections: 'میز بخش',
  chief: 'سردبیر',
  assigned: 'سفارش‌ها',
}

export const emptyQueues: Record<QueueName, string> = {
  mine: 'کاری نزد شما نیست. با «خبر تازه» در «مطالب» نوشتن را آغاز کنید، یا خبری را از «سیم» به میز بیاورید.',
  sent: 'چیزی نفرستاده‌اید که هنوز در راه باشد. هر مطلب را از صفحهٔ «گردش کار» آن به میز بخشش بفرستید.',
  sections: 'هیچ مطلبی پیش دبیران بخش‌های شما منتظر نیست.',
  chief: 'هیچ مطلبی پیش سردبیر منتظر نیست.',
  assigned: 'به کسی کاری سپرده نشده است. با «سفارش خبر» تیتر کاری، نویسنده و زمان را بنویسید.',
}

export const stageNames: Record<StageKind, string> = {
  draft: 'پیش‌نویس',
  'sent-to-section': 'نزد دبیر بخش',
  'sent-to-chief': 'نزد سردبیر',
  returned: 'برگشته به نویسنده',
  rejected: 'ردشده',
  published: 'منتشرشده',
}

/** What a button does. */
export const stepDeeds: Record<StepKind, string> = {
  'sent-to-section': 'فرستادن به دبیر بخش',
  'sent-to-chief': 'فرستادن به سردبیر',
  returned: 'برگرداندن به نویسنده',
  rejected: 'رد کردن',
  'taken-back': 'پس گرفتن',
}

/** Said after a step. */
export const stepsSaid: Record<StepKind, string> = {
  'sent-to-section': 'به دبیر بخش فرستاده شد.',
  'sent-to-chief': 'به سردبیر فرستاده شد.',
  returned: 'به نویسنده برگردانده شد.',
  rejected: 'رد شد.',
  'taken-back': 'پس گرفته شد.',
}

/** What somebody did. */
export const stepsDone: Record<StepKind, string> = {
  'sent-to-section': 'به دبیر بخش فرستاد',
  'sent-to-chief': 'به سردبیر فرستاد',
  returned: 'به نویسنده برگرداند',
  rejected: 'رد کرد',
  'taken-back': 'پس گرفت',
}

/** Keys of the buttons, on a queue's page. */
export const stepKeys: Record<StepKind, string> = {
  'sent-to-section': 's',
  'sent-to-chief': 's',
  returned: 'r',
  rejected: 'x',
  'taken-back': 'b',
}

export const endNames: Record<AssignmentEndKind, string> = {
  done: 'انجام شد',
  cancelled: 'لغو شد',
  replaced: 'سفارش تازه‌ای جایش را گرفت',
}

export const checklistWords = {
  title: 'فهرست وارسی',
  required: 'لازم',
  clear: 'چیزی از موردهای لازم باز نمانده است.',
  inTheWay: 'مورد لازم باز است؛ تا وارسی نشود مطلب فرستاده و منتشر نمی‌شود.',
  arrange: 'تغییر فهرست',
  states: {
    open: 'هنوز وارسی نشده است',
    ticked: 'وارسی شد',
    lapsed: 'وارسی شده بود',
    waived: 'با دلیل از آن گذشته‌اند',
  },
  tick: 'وارسی شد',
  clearOne: 'پس گرفتن',
  letStand: 'همین‌گونه بماند',
  why: 'چرا؟',
  waive: 'ثبت دلیل',
  checked: 'در فهرست وارسی ثبت شد.',
  stillOpen: 'این موردهای لازم هنوز وارسی نشده است:',
} as const

export const flowWords = {
  editions: 'نسخه‌های دیگر سایت',
  editionOf: 'این مطلب از نسخهٔ',
  translateTo: 'آغاز ترجمه به',
  linked: 'دو مطلب ترجمهٔ هم شدند؛ صفحه‌هایشان از هر دو سو به هم می‌رسد.',
  parted: 'این دو دیگر ترجمهٔ هم نیستند.',
  part: 'جدا کن',
  link: 'پیوند بده',
  linkAgain: 'دوباره پیوند بده',
  findTranslation: 'ترجمه‌ای که از پیش هست',
  findHint: 'واژه‌ای از تیتر یا کد خبر',
  find: 'یافتن',
  noneFound: 'در نسخه‌هایی که هنوز ترجمه ندارند چنین مطلبی نیست. واژه‌ای دیگر یا کد خبر را بنویسید.',
  noHeadline: 'بی‌تیتر',
  onSite: 'روی سایت است',
  remarks: 'یادداشت‌های همکاران',
  noRemarks: 'یادداشتی نیست. در ویرایشگر، واژه‌هایی از متن را برگزینید و دربارهٔ همان‌ها بنویسید.',
  remark: 'یادداشت دربارهٔ همهٔ مطلب',
  leave: 'گذاشتن یادداشت',
  remarked: 'ثبت شد.',
  pageEmpty: 'در این صفحهٔ صف دیگر چیزی نیست.',
  queue: 'کارتابل',
  flow: 'گردش کار',
  why: 'چرا؟',
  note: 'یادداشت برای گیرنده (اگر لازم است)',
  history: 'گام‌هایی که رفته است',
  noSteps: 'هنوز از دست نویسنده بیرون نرفته است.',
  work: 'سفارش‌ها',
  noWork: 'این مطلب به کسی سپرده نشده است.',
  give: 'سفارش تازه',
  to: 'به چه کسی',
  brief: 'چه می‌خواهید',
  due: 'تا کی',
  dueHint: 'مانند «فردا ۸ صبح» یا «شنبه ساعت ۱۸:۳۰»؛ خالی یعنی بی‌موعد.',
  commission: 'سفارش خبر',
  headline: 'تیتر کاری',
  section: 'بخش',
  noSection: 'بی‌بخش',
  done: 'انجام شد',
  cancel: 'لغو سفارش',
  stepDone: 'انجام شد.',
  assigned: 'سپرده شد.',
  ended: 'سفارش پایان یافت.',
  changed: 'پس از فرستادن، متن عوض شده است.',
  nothing: 'در این جای کار، گامی به دست شما نیست.',
  reasonNeeded: 'دلیل را بنویسید؛ نویسنده باید بداند چه چیزی را درست کند.',
  stale: 'در این میان متن عوض شد؛ آن را ببینید و دوباره بفرستید.',
  otherPerson: 'این همکار در این بخش نمی‌نویسد.',
  headlineNeeded: 'تیتر کاری را بنویسید.',
  twoInstants: 'این نوشته بیش از یک زمان را می‌رساند؛ «صبح» یا «شب» را هم بنویسید.',
} as const
