import { toPersianDigits } from '#persian'
import type { RefusalCode } from '#server'
import type { NameProblem } from '../access/names.ts'
import { type PasswordFault, passwordLengthMax, passwordLengthMin } from '../access/password.ts'
import type { Role } from '../policy.ts'

/** All sentences of the desk's pages. Each error says what happened and what to do. */

/** What a key of this role is good for. */
export const roleRights: Record<Role, string> = {
  reader: 'تنها می‌خواند',
  moderator: 'دیدگاه‌ها و پیام‌های خوانندگان را می‌بیند و می‌سنجد',
  'photo-desk': 'می‌نویسد و کتابخانهٔ عکس را می‌گرداند',
  reporter: 'می‌نویسد',
  'section-editor': 'می‌نویسد و منتشر می‌کند',
  'editor-in-chief': 'می‌نویسد، منتشر می‌کند و از قاعده‌ها می‌گذرد',
  administrator: 'همهٔ کارها',
}

const personNameProblems: Record<NameProblem, string> = {
  empty: 'نام خود را بنویسید؛ دست‌کم دو حرف.',
  'too-long': 'این نام بیش از اندازه بلند است؛ کوتاه‌ترش را بنویسید.',
  'hidden-characters': 'در این نام نویسهٔ پنهان هست. نام را پاک کنید و به جای رونویسی، با صفحه‌کلید بنویسید.',
  'foreign-letters': 'نام تنها حرف‌های فارسی یا لاتین می‌گیرد؛ رقم، نشانه و اِعراب را بردارید.',
  'mixed-letters': 'در یک واژه حرف‌های فارسی و لاتین با هم آمده است؛ هر واژه را با یک خط بنویسید.',
}

const keyNameProblems: Record<NameProblem, string> = {
  ...personNameProblems,
  empty: 'برای کلید نامی بنویسید تا بعدها بدانید از آنِ کدام برنامه است؛ دست‌کم دو حرف.',
  'foreign-letters': 'این نام تنها حرف‌های فارسی یا لاتین، رقم، نقطه و خط تیره می‌گیرد.',
}

const passwordFaults: Record<PasswordFault, string> = {
  'too-short': `گذرواژه دست‌کم ${toPersianDigits(String(passwordLengthMin))} نویسه می‌خواهد. چهار واژهٔ بی‌ربط کنار هم، هم بلند است و هم در یاد می‌ماند.`,
  'too-long': `گذرواژه بیش از ${toPersianDigits(String(passwordLengthMax))} نویسه دارد؛ کوتاه‌ترش کنید.`,
  guessable:
    'این گذرواژه را آسان حدس می‌زنند: بیشترش رقم، تکرار، ردیف صفحه‌کلید، واژهٔ رایج یا نام خودتان است. چهار واژهٔ بی‌ربط کنار هم بنویسید.',
}

/** Sentence for each problem of a form, by field and kind. */
export const problemSentences: Record<
  'newcomer' | 'key' | 'invitation' | 'passkey',
  Record<string, Record<string, string>>
> = {
  newcomer: {
    name: personNameProblems,
    login: {
      'not-a-login': 'نام ورود ۳ تا ۳۲ نویسه دارد، با حرف کوچک انگلیسی آغاز می‌شود و جز آن تنها رقم و خط تیره می‌گیرد.',
      taken: 'این نام ورود را کس دیگری برداشته است؛ نام دیگری بنویسید.',
    },
    password: passwordFaults,
    passwordAgain: { different: 'دو گذرواژه یکی نیست؛ هر دو را دوباره بنویسید.' },
  },
  key: {
    name: keyNameProblems,
    role: { 'not-a-role': 'یکی از نقش‌ها را برگزینید.' },
  },
  invitation: {
    note: { ...keyNameProblems, empty: 'بنویسید پیوند برای چه کسی است؛ دست‌کم دو حرف.' },
    role: { 'not-a-role': 'یکی از نقش‌ها را برگزینید.' },
  },
  passkey: {
    name: {
      ...keyNameProblems,
      empty: 'برای این کلید نامی بنویسید تا بعدها بدانید روی کدام دستگاه است؛ دست‌کم دو حرف.',
      taken: 'کلید دیگری با همین نام دارید؛ نام دیگری بنویسید.',
    },
  },
}

/** What the page says when a device makes no key, or signs nothing. */
export const deviceSentences = {
  known: 'این دستگاه از پیش برای حساب شما کلید عبور دارد.',
  givenUp: 'کلید عبور به کار نرفت: یا از آن دست کشیدید، یا مهلتش گذشت، یا این دستگاه کلیدی برای این میز ندارد.',
  failed: 'به کلید عبور یا به میز نرسیدیم. خط اینترنت را ببینید و دوباره بکوشید.',
} as const

export const passkeyRefused =
  'کلید عبور پذیرفته نشد: یا مهلت پنج‌دقیقه‌ای آن گذشته است، یا پاسخ دستگاه درست نیست. دوباره بکوشید.'

export interface Sorry {
  title: string
  /** What is safe, and what to do. */
  advice: string
}

/** What is said when the desk refuses; for other refusals the catalogue's own sentence stands. */
export const sorrySentences: Partial<Record<RefusalCode, Sorry>> = {
  gone: {
    title: 'این پیوند دیگر کار نمی‌کند',
    advice:
      'پیوند دعوت یک بار و تا ۲۴ ساعت کار می‌کند و با ساخته‌شدن پیوند تازه از کار می‌افتد. اگر حساب دارید، وارد شوید. اگر هنوز هیچ حسابی ساخته نشده است، برنامه را دوباره راه بیندازید تا پیوند تازه‌ای نشان دهد.',
  },
  'not-found': {
    title: 'این‌جا چیزی نیست',
    advice:
      'یا نشانی درست نوشته نشده است، یا آنچه این‌جا بود دیگر نیست. چیزی تغییر نکرد. نشانی را ببینید یا از بالای صفحه به جای دیگری از میز بروید.',
  },
  forbidden: {
    title: 'این درخواست پذیرفته نشد',
    advice:
      'یا نقش شما اجازهٔ این کار را ندارد، یا فرم از جایی جز همین میز فرستاده شده است. چیزی تغییر نکرد. به میز خبر برگردید و کار را از همان‌جا انجام دهید.',
  },
  'other-section': {
    title: 'این مطلب در بخش‌های شما نیست',
    advice:
      'کارهای این بخش به شما سپرده نشده است. چیزی تغییر نکرد. اگر باید سپرده شود، مدیر سامانه در «همکاران» بخش را به شما می‌دهد.',
  },
  'too-many-requests': {
    title: 'شمار تلاش‌ها بیش از اندازه شد',
    advice: 'برای جلوگیری از حدس‌زدن گذرواژه و کد، راه برای مدتی کوتاه بسته است. حساب شما سر جای خود است.',
  },
  overloaded: {
    title: 'سامانه شلوغ است',
    advice: 'چیزی از دست نرفته است. چند ثانیه صبر کنید و دوباره بفرستید.',
  },
  'unsupported-type': {
    title: 'درخواست خوانده نشد',
    advice: 'چیزی تغییر نکرد. صفحه را دوباره باز کنید و فرم را از همان‌جا بفرستید.',
  },
  'invalid-request': {
    title: 'درخواست خوانده نشد',
    advice: 'چیزی تغییر نکرد. صفحه را دوباره باز کنید و فرم را از همان‌جا بفرستید.',
  },
  'too-large': {
    title: 'آنچه فرستادید بیش از اندازه بزرگ است',
    advice: 'چیزی تغییر نکرد. نوشته‌های فرم را کوتاه‌تر کنید و دوباره بفرستید.',
  },
}

/** Why somebody has to write login and password again. */
export const signInFaults = {
  wrong: 'نام ورود و گذرواژه با هم نمی‌خوانند. زبان صفحه‌کلید و کلید Caps Lock را ببینید و دوباره بنویسید.',
  suspended: 'این حساب معلق است و کسی با آن وارد نمی‌شود. اگر گمان می‌کنید اشتباهی شده است، با مدیر سامانه گفت‌وگو کنید.',
  passkey:
    'این کلید عبور پذیرفته نشد: یا مهلتش گذشته است یا دیگر از آنِ حسابی نیست. دوباره بکوشید یا با گذرواژه وارد شوید.',
  ended: 'مهلت نوشتن کد گذشت یا کد چند بار نادرست نوشته شد. برای ادامه، گذرواژه را دوباره بنویسید.',
} as const

export const wrongCode =
  'این کد درست نیست یا یک بار به کار رفته است. کد تازه‌ای را که برنامه نشان می‌دهد بنویسید؛ اگر باز هم نشد، ساعت تلفن را با ساعت شبکه یکی کنید.'

export const wrongPasswordAgain = 'این گذرواژه درست نیست. زبان صفحه‌کلید را ببینید و دوباره بنویسید.'

/** «۴۰ ثانیه», «۳ دقیقه»: how long to wait, never less than it is. */
export function waitInWords(seconds: number): string {
  const text = seconds < 60 ? `${seconds} ثانیه` : `${Math.ceil(seconds / 60)} دقیقه`
  return toPersianDigits(text)
}
