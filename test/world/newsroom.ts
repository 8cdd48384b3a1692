/** Roles of the desk, from the one with the fewest rights to the one with the most; the photo desk and moderation stand aside. */
export type DeskRole = 'reporter' | 'photo-desk' | 'moderator' | 'section-editor' | 'editor-in-chief' | 'administrator'

/** A colleague who signs in to the desk. Nobody here exists; the address uses a reserved domain. */
export interface Account {
  /** Latin, unique: the name to sign in with. */
  login: string
  name: string
  /** Job title, as printed. */
  title: string
  role: DeskRole
  /** Slugs of the sections the role holds in; empty means all of them. */
  sections: string[]
  email: string
}

/** The example newsroom. `notice` is for the foot of the page, so that nobody takes the demo for news. */
export const newsroom = {
  name: 'روزن',
  tagline: 'خبر، با سند',
  notice: 'روزن تحریریه‌ای نمونه است: نام‌ها، رسانه‌ها و رویدادهای آن ساختگی‌اند.',
} as const

export const accounts: readonly Account[] = [
  account('sara', 'سارا مهرآیین', 'خبرنگار جامعه', 'reporter', ['society', 'provinces']),
  account('bahram', 'بهرام کاویانی', 'خبرنگار اقتصاد', 'reporter', ['economy', 'technology']),
  account('peyman', 'پیمان رازقی', 'خبرنگار ورزش', 'reporter', ['sport']),
  account('roya', 'رؤیا دلفانی', 'خبرنگار استان‌ها', 'reporter', ['provinces']),
  account('negar', 'نگار دشتبان', 'دبیر جامعه و استان‌ها', 'section-editor', ['society', 'provinces']),
  account('kamran', 'کامران فرزادی', 'دبیر سیاست و جهان', 'section-editor', ['politics', 'world']),
  account('leila', 'لیلا فروزنده', 'دبیر دانش و فناوری', 'section-editor', ['science', 'technology']),
  account('houman', 'هومن سپاسی', 'دبیر فرهنگ', 'section-editor', ['culture']),
  account('azar', 'آذر بهمن‌یار', 'دبیر عکس', 'photo-desk', []),
  account('younes', 'یونس آبشناس', 'ناظر دیدگاه‌ها', 'moderator', []),
  account('mahin', 'مهین آذرنوش', 'سردبیر', 'editor-in-chief', []),
  account('dariush', 'داریوش سلیم‌فر', 'مدیر سامانه', 'administrator', []),
]

/** Everyone whose name may stand over an article: those who sign in, and contributors who do not. */
export const bylines: readonly string[] = [
  ...accounts.filter((one) => one.role !== 'moderator' && one.role !== 'administrator').map((one) => one.name),
  'گلناز تیرانداز',
  'سهراب نیک‌روش',
  'ترانه صدرایی‌نیا',
  'آرش بلوطی',
  'شیرین کوه‌پایه',
  'فریدون ورجاوند',
]

function account(login: string, name: string, title: string, ...rights: [DeskRole, string[]]): Account {
  const [role, sections] = rights
  return { login, name, title, role, sections, email: `${login}@rozan.example` }
}
