import { toPersianDigits } from '#persian'
import { isRole } from '../policy.ts'
import { roleNames } from './role-names.ts'

/** Deeds as the audit log names them, in plain Persian, by what they concern. */
export const actGroups = {
  publishing: {
    title: 'انتشار و اصلاح',
    acts: {
      publish: 'منتشر کرد',
      correct: 'اصلاح کرد',
      withdraw: 'از سایت برداشت',
      'link-translation': 'دو مطلب را ترجمهٔ هم شمرد',
      'part-translation': 'دو ترجمه را از هم جدا کرد',
      'tell-live': 'به‌روزرسانی به گزارش زنده افزود',
      'take-off-live': 'به‌روزرسانی گزارش زنده را برداشت',
      'end-live': 'گزارش زنده را پایان داد',
      'set-timing': 'زمان‌بندی گذاشت',
      'end-timing': 'زمان‌بندی پایان یافت',
      'settle-timing': 'به زمان‌بندی انجام‌نشده رسیدگی کرد',
      revert: 'به حال پیشین برگرداند',
      'settle-mass-change': 'تغییرهای پرشمار را تأیید کرد',
      'overrule-second-person': 'بی نفر دوم منتشر کرد',
    },
  },
  flow: {
    title: 'گردش کار',
    acts: {
      'sent-to-section': 'به دبیر بخش فرستاد',
      'sent-to-chief': 'به سردبیر فرستاد',
      returned: 'به نویسنده برگرداند',
      rejected: 'رد کرد',
      'taken-back': 'پس گرفت',
      remark: 'یادداشتی گذاشت',
      'end-remark': 'به یادداشتی رسیدگی کرد',
      'tick-check': 'موردی از فهرست وارسی را تیک زد',
      'clear-check': 'تیک فهرست وارسی را برداشت',
      assign: 'کاری سپرد',
      'end-assignment': 'سفارشی را پایان داد',
    },
  },
  wire: {
    title: 'سیم، خوراک‌ها و فراخوان',
    acts: {
      'wire.take': 'از سیم به میز آورد',
      'wire.ignored': 'خبر سیم را کنار گذاشت',
      'wire.watched': 'خبر سیم را زیر نظر گرفت',
      'wire.reopened': 'خبر سیم را باز کرد',
      'story.merge': 'دو خبر را یکی کرد',
      'story.split': 'خبر را جدا کرد',
      'recall.settle': 'به فراخوان رسیدگی کرد',
      'recall.ignore': 'فراخوان را نادیده گرفت',
      'add-feed': 'خوراک افزود',
      'change-feed': 'خوراک را تغییر داد',
      'pause-feed': 'خوراک را متوقف کرد',
      'resume-feed': 'خوراک را به راه انداخت',
      'remove-feed': 'خوراک را برداشت',
      'add-rule': 'قاعده افزود',
      'change-rule': 'قاعده را تغییر داد',
      'move-rule': 'قاعده را جابه‌جا کرد',
      'pause-rule': 'قاعده را متوقف کرد',
      'resume-rule': 'قاعده را به راه انداخت',
      'remove-rule': 'قاعده را برداشت',
    },
  },
  sourcing: {
    title: 'منبع و اظهار',
    acts: {
      'decide-sourcing': 'دربارهٔ منبع و اظهارها تصمیم گرفت',
      'waive-finding': 'از ایرادی گذشت، با دلیل',
      'add-source': 'منبع افزود',
      'change-source': 'منبع را تغییر داد',
      'merge-source': 'دو منبع را یکی کرد',
      'change-person': 'شخص را تغییر داد',
      'merge-person': 'دو شخص را یکی کرد',
    },
  },
  front: {
    title: 'صفحهٔ نخست و بخش‌ها، پرونده‌ها و کانال‌ها',
    acts: {
      'arrange-front': 'صفحهٔ نخست را چید',
      'plan-front': 'چیدمان آینده گذاشت',
      'cancel-front': 'چیدمان آینده را لغو کرد',
      'arrange-section-page': 'صفحهٔ بخش را چید',
      'plan-section-page': 'چیدمان آیندهٔ صفحهٔ بخش را گذاشت',
      'cancel-section-page': 'چیدمان آیندهٔ صفحهٔ بخش را لغو کرد',
      'put-up-breaking': 'خبر فوری گذاشت',
      'take-down-breaking': 'خبر فوری را برداشت',
      'write-dossier': 'پرونده را نوشت',
      'end-dossier': 'پرونده را برداشت',
      'write-channel': 'کانال را تنظیم کرد',
      'test-channel': 'پیام آزمایشی به کانال فرستاد',
      'channel-resumed': 'کانال را به راه انداخت',
      'channel-paused': 'کانال را متوقف کرد',
      'channel-ended': 'کانال را کنار گذاشت',
      'confirm-post': 'رسیدن پیام کانال را تأیید کرد',
      'send-again': 'پیام کانال را دوباره فرستاد',
    },
  },
  media: {
    title: 'عکس و ویدیو',
    acts: {
      'keep-medium': 'به کتابخانه افزود',
      'describe-medium': 'شرح و حق نشر را نوشت',
      'remove-medium': 'از کتابخانه برداشت',
      'set-unused-media': 'قاعدهٔ رسانه‌های بی‌کاربرد را گذاشت',
    },
  },
  readers: {
    title: 'خوانندگان',
    acts: {
      'decide-comments': 'دربارهٔ دیدگاه‌ها تصمیم گرفت',
      'keep-watched-words': 'واژه‌های نشان‌دار را نوشت',
      'make-poll': 'نظرسنجی ساخت',
      'place-poll': 'نظرسنجی را کنار مطلب گذاشت',
      'open-poll': 'رأی‌گیری را باز کرد',
      'end-poll': 'نظرسنجی را پایان داد',
      'send-reply': 'جوابیه فرستاد',
      'publish-reply': 'جوابیه را منتشر کرد',
      'refuse-reply': 'جوابیه را نپذیرفت',
      'test-newsletter': 'خبرنامهٔ آزمایشی فرستاد',
      'send-newsletter-again': 'نامه‌های نرسیدهٔ خبرنامه را دوباره فرستاد',
      'send-message': 'پیام فرستاد',
      'handle-message': 'به پیام خواننده رسیدگی کرد',
    },
  },
  people: {
    title: 'همکاران و ورود',
    acts: {
      invite: 'پیوند دعوت ساخت',
      'end-invitation': 'دعوت را پس گرفت',
      join: 'حساب ساخت',
      'change-role': 'نقش را تغییر داد',
      'give-sections': 'بخش‌ها را سپرد',
      entrust: 'اعتماد داد',
      'end-trust': 'اعتماد را برداشت',
      suspend: 'حساب را معلق کرد',
      'let-back': 'حساب را باز کرد',
      'end-sessions': 'نشست‌ها را پایان داد',
      'change-name': 'نام خود را تغییر داد',
      'change-password': 'گذرواژهٔ خود را تغییر داد',
      'set-second-factor': 'ورود دومرحله‌ای گذاشت',
      'remove-second-factor': 'ورود دومرحله‌ای را برداشت',
      'reset-second-factor': 'ورود دومرحله‌ای همکار را از نو گذاشت',
      'renew-recovery-codes': 'کدهای بازیابی تازه گرفت',
      'use-recovery-code': 'با کد بازیابی وارد شد',
      'fail-codes': 'چند بار کد نادرست نوشت',
      'add-passkey': 'کلید عبور افزود',
      'remove-passkey': 'کلید عبور را برداشت',
      'reset-passkeys': 'کلیدهای عبور همکار را برداشت',
      'use-passkey': 'با کلید عبور وارد شد',
      'suspect-passkey': 'نشانهٔ رونوشت‌برداری از کلید عبور دیده شد',
      'make-key': 'کلید ساخت',
      'revoke-key': 'کلید را باطل کرد',
    },
  },
  settings: {
    title: 'تنظیم‌ها',
    acts: {
      'change-setting': 'تنظیمی را تغییر داد',
      'add-section': 'بخش افزود',
      'change-section': 'بخش را تغییر داد',
      'move-section': 'بخش را جابه‌جا کرد',
      'retire-section': 'بخش را کنار گذاشت',
      'revive-section': 'بخش را بازگرداند',
      'write-page': 'صفحهٔ ثابت را نوشت',
      'change-holiday': 'تعطیلات تقویم را تغییر داد',
      'add-check': 'به فهرست وارسی افزود',
      'change-check': 'فهرست وارسی را تغییر داد',
      'remove-check': 'از فهرست وارسی برداشت',
    },
  },
} as const satisfies Record<string, { title: string; acts: Record<string, string> }>

export type ActGroup = keyof typeof actGroups

export const actGroupNames = Object.keys(actGroups) as ActGroup[]

/** All deeds, by their name in the log. */
const acts = new Map<string, string>(Object.values(actGroups).flatMap((group) => Object.entries(group.acts)))

/** What somebody did, in Persian; the name in the log for what this table does not know. */
export function actInWords(action: string): string {
  return acts.get(action) ?? action
}

/** Whether the table has words for this deed. */
export function isKnownAct(action: string): boolean {
  return acts.has(action)
}

const subjectNames: Record<string, string> = {
  account: 'همکار',
  article: 'مطلب',
  channel: 'کانال',
  comment: 'دیدگاه',
  comments: 'دیدگاه‌های مطلب',
  dossier: 'پرونده',
  feed: 'خوراک',
  front: 'صفحهٔ نخست',
  breaking: 'خبر فوری',
  invitation: 'دعوت',
  medium: 'رسانه',
  media: 'رسانه',
  message: 'پیام',
  newsletter: 'خبرنامه',
  page: 'صفحه',
  person: 'شخص',
  poll: 'نظرسنجی',
  recall: 'فراخوان',
  reply: 'جوابیه',
  role: 'نقش',
  rule: 'قاعده',
  section: 'بخش',
  setting: 'تنظیم',
  source: 'منبع',
  story: 'خبر سیم',
  token: 'کلید',
  'wire-item': 'قلم سیم',
}

/** Whether the table has words for this kind of subject. */
export function isKnownSubject(kind: string): boolean {
  return Object.hasOwn(subjectNames, kind)
}

/** What it was done to: «مطلب» and the rest of its name, as the log has it. */
export function subjectInWords(subject: string): { kind: string; name: string } {
  const [, count, things] = /^(\d+) (articles|comments)$/.exec(subject) ?? []
  if (count !== undefined)
    return { kind: `${toPersianDigits(count)} ${things === 'articles' ? 'مطلب' : 'دیدگاه'}`, name: '' }
  const [, kind = '', name = ''] = /^([a-z-]+)(?::(.*))?$/s.exec(subject) ?? []
  const known = Object.hasOwn(subjectNames, kind) ? subjectNames[kind] : undefined
  if (known === undefined) return { kind: '', name: subject }
  if (kind === 'role' && isRole(name)) return { kind: known, name: roleNames[name] }
  return { kind: known, name: /^\d+$/.test(name) ? toPersianDigits(name) : name }
}

/** Who it was, where it is no person of ours. */
export function actorInWords(actor: string): string {
  const named: Record<string, string> = {
    clock: 'ساعت',
    demo: 'تحریریهٔ نمونه',
    import: 'ورود بایگانی',
    wire: 'سیم',
    reader: 'خواننده',
    operator: 'گردانندهٔ سامانه',
  }
  if (Object.hasOwn(named, actor)) return named[actor]!
  if (actor.startsWith('token:')) return `کلید ${actor.slice('token:'.length)}`
  if (actor.startsWith('rule:')) return `قاعدهٔ ${actor.slice('rule:'.length)}`
  return actor.replace(/^account:/, '')
}
