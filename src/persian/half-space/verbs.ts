/** Endings of the verb, as written after «می‌» and a stem. */
export const PAST_ENDINGS: readonly string[] = ['', 'م', 'ی', 'یم', 'ید', 'ند']
/** The last three are the spoken ones: «می‌کنه», «می‌کنن», «می‌کنین». */
export const PRESENT_ENDINGS: readonly string[] = ['م', 'ی', 'د', 'یم', 'ید', 'ند', 'ه', 'ن', 'ین']

/** Object pronouns that may follow: «می‌بینمش». */
export const OBJECT_PRONOUNS: readonly string[] = ['', 'م', 'ت', 'ش', 'مان', 'تان', 'شان']

/** «شده‌اند»: what follows a participle in ـه, and any word in ـه or ـی that is someone's or is something. */
export const COPULAS: readonly string[] = ['ام', 'ای', 'ایم', 'اید', 'اند']

/** Particles before «می‌» that make one verb with it: «برمی‌گردد», «درنمی‌آید». */
export const PREVERBS: readonly string[] = ['بر', 'در', 'باز', 'فرو', 'فرا', 'وا', 'ور', 'سر', 'پیش', 'پس']

/** Plural and its company, as written after a noun. */
export const PLURALS: readonly string[] = [
  'ها',
  'های',
  'هایی',
  'هایم',
  'هایت',
  'هایش',
  'هایمان',
  'هایتان',
  'هایشان',
  'هاست',
  'هایند',
  'هایش',
  'هاشان',
  'هامان',
  'هاش',
  'هام',
  'هات',
  'هاشون',
  'هامون',
  'هاتون',
]

export const COMPARATIVES: readonly string[] = [
  'تر',
  'ترین',
  'تری',
  'ترها',
  'ترهای',
  'ترین‌ها',
  'ترین‌های',
  'ترم',
  'ترند',
  'ترش',
  'ترشان',
  'ترینش',
  'ترینشان',
]

/** Possessive and copula endings that take a half-space after ـه and ـی and after names. */
export const ENCLITICS: readonly string[] = [
  'ام',
  'ات',
  'اش',
  'ای',
  'ایم',
  'اید',
  'اند',
  'مان',
  'تان',
  'شان',
  'ست',
  'یم',
  'ید',
  'ند',
  'م',
  'ت',
  'ش',
  'ی',
]
