/**
 * People who are often written of by their office alone, with the offices they hold or held. It only helps to see that
 * «رئیس مجلس» and «قالیباف» are one when both stand in the article; it never adds a name the article does not give.
 */

import { squash } from '../text/words.ts'

export interface Tenure {
  title: string
  /** Gregorian years; null is open. */
  from: number | null
  to: number | null
}

export interface KnownPerson {
  slug: string
  name: string
  /** Names and spellings, the shown one included. */
  names: string[]
  titles: string[]
  tenures: Tenure[]
}

/** slug | names « · » | office (from–to) « · » … */
const lines = `
masoud-pezeshkian|مسعود پزشکیان · پزشکیان|رئیس‌جمهور (2024–) · رئیس‌جمهوری اسلامی ایران (2024–) · رئیس جمهور ایران (2024–) · رئیس دولت چهاردهم (2024–)
mohammad-bagher-ghalibaf|محمدباقر قالیباف · قالیباف|رئیس مجلس (2020–) · رئیس مجلس شورای اسلامی (2020–) · شهردار تهران (2005–2017)
abbas-araghchi|عباس عراقچی · سیدعباس عراقچی · عراقچی|وزیر امور خارجه (2024–) · وزیر خارجه (2024–) · وزیر امور خارجه ایران (2024–) · وزیر خارجه ایران (2024–) · رئیس دستگاه دیپلماسی (2024–)
esmaeil-baghaei|اسماعیل بقائی · اسماعیل بقایی · بقائی · بقایی|سخنگوی وزارت امور خارجه (2024–) · سخنگوی وزارت خارجه (2024–) · سخنگوی دستگاه دیپلماسی (2024–)
gholamhossein-mohseni-ejei|غلامحسین محسنی اژه‌ای · محسنی اژه‌ای · اژه‌ای|رئیس قوه قضاییه (2021–) · رئیس قوه قضائیه (2021–) · رئیس دستگاه قضا (2021–)
ali-larijani|علی لاریجانی · لاریجانی|رئیس مجلس شورای اسلامی (2008–2020) · دبیر شورای عالی امنیت ملی (2025–) · دبیر شورایعالی امنیت ملی (2005–2007)
hassan-rouhani|حسن روحانی · روحانی|رئیس‌جمهور (2013–2021) · رئیس جمهور ایران (2013–2021) · دبیر شورای عالی امنیت ملی (1989–2005)
ebrahim-raisi|ابراهیم رئیسی · رئیسی|رئیس‌جمهور (2021–2024) · رئیس قوه قضاییه (2019–2021) · تولیت آستان قدس رضوی (2016–2019)
mahmoud-ahmadinejad|محمود احمدی‌نژاد · احمدی‌نژاد|رئیس‌جمهور (2005–2013) · شهردار تهران (2003–2005)
mohammad-khatami|محمد خاتمی · سید محمد خاتمی · خاتمی|رئیس‌جمهور (1997–2005)
mohammad-javad-zarif|محمدجواد ظریف · ظریف|وزیر امور خارجه (2013–2021) · وزیر خارجه ایران (2013–2021)
hossein-amir-abdollahian|حسین امیرعبداللهیان · امیرعبداللهیان|وزیر امور خارجه (2021–2024) · وزیر خارجه ایران (2021–2024)
ali-akbar-salehi|علی‌اکبر صالحی · صالحی|رئیس سازمان انرژی اتمی (2013–2021) · وزیر امور خارجه (2010–2013)
mohammad-eslami|محمد اسلامی|رئیس سازمان انرژی اتمی (2021–)
fatemeh-mohajerani|فاطمه مهاجرانی · مهاجرانی|سخنگوی دولت (2024–)
mohammad-reza-aref|محمدرضا عارف · عارف|معاون اول رئیس‌جمهور (2024–)
kazem-gharibabadi|کاظم غریب‌آبادی · غریب‌آبادی|معاون حقوقی و بین‌المللی وزارت امور خارجه (2024–) · معاون وزیر خارجه (2024–)
majid-takht-ravanchi|مجید تخت‌روانچی · تخت‌روانچی|معاون سیاسی وزارت امور خارجه (2024–)
amir-ghalenoei|امیر قلعه‌نویی · قلعه‌نویی|سرمربی تیم ملی فوتبال (2023–) · سرمربی تیم ملی فوتبال ایران (2023–)
mehdi-taj|مهدی تاج · تاج|رئیس فدراسیون فوتبال (2022–)
donald-trump|دونالد ترامپ · ترامپ|رئیس‌جمهور آمریکا (2025–) · رئیس‌جمهوری آمریکا (2025–) · رئیس‌جمهوری ایالات متحده (2025–) · رئیس‌جمهور ایالات متحده (2025–) · رئیس‌جمهوری ایالات متحده آمریکا (2025–)
jd-vance|جی‌دی ونس · جی. دی. ونس · ونس|معاون رئیس‌جمهور آمریکا (2025–) · معاون اول رئیس‌جمهور آمریکا (2025–)
marco-rubio|مارکو روبیو · روبیو|وزیر خارجه آمریکا (2025–) · وزیر امور خارجه آمریکا (2025–) · وزیر خارجه ایالات متحده (2025–)
pete-hegseth|پیت هگست · پیت هگسث · هگست · هگسث|وزیر دفاع آمریکا (2025–) · وزیر جنگ آمریکا (2025–)
steve-witkoff|استیو ویتکاف · ویتکاف|فرستاده ویژه آمریکا (2025–) · نماینده ویژه آمریکا (2025–) · فرستاده ویژه رئیس‌جمهور آمریکا (2025–)
karoline-leavitt|کارولین لیویت · لیویت|سخنگوی کاخ سفید (2025–)
joe-biden|جو بایدن · بایدن|رئیس‌جمهور آمریکا (2021–2025)
antony-blinken|آنتونی بلینکن · بلینکن|وزیر خارجه آمریکا (2021–2025)
barack-obama|باراک اوباما · اوباما|رئیس‌جمهور آمریکا (2009–2017)
george-bush|جرج بوش · جورج بوش · بوش|رئیس‌جمهور آمریکا (2001–2009)
john-kerry|جان کری|وزیر خارجه آمریکا (2013–2017)
benjamin-netanyahu|بنیامین نتانیاهو · نتانیاهو|نخست‌وزیر اسرائیل (2022–) · نخست‌وزیر رژیم صهیونیستی (2022–)
israel-katz|یسرائیل کاتز · کاتز|وزیر دفاع اسرائیل (2024–) · وزیر جنگ رژیم صهیونیستی (2024–)
gideon-saar|گدعون ساعر · ساعر|وزیر خارجه اسرائیل (2024–)
isaac-herzog|اسحاق هرتزوگ · هرتزوگ|رئیس‌جمهور اسرائیل (2021–)
vladimir-putin|ولادیمیر پوتین · پوتین|رئیس‌جمهور روسیه (2012–) · رئیس‌جمهوری روسیه (2012–)
sergey-lavrov|سرگئی لاوروف · لاوروف|وزیر خارجه روسیه (2004–) · وزیر امور خارجه روسیه (2004–)
dmitry-peskov|دیمیتری پسکوف · دمیتری پسکوف · پسکوف|سخنگوی کرملین (2012–)
maria-zakharova|ماریا زاخارووا · زاخارووا|سخنگوی وزارت خارجه روسیه (2015–)
volodymyr-zelensky|ولودیمیر زلنسکی · زلنسکی|رئیس‌جمهور اوکراین (2019–)
xi-jinping|شی جین‌پینگ|رئیس‌جمهور چین (2013–)
wang-yi|وانگ یی|وزیر خارجه چین (2013–)
recep-tayyip-erdogan|رجب طیب اردوغان · اردوغان|رئیس‌جمهور ترکیه (2014–) · رئیس‌جمهوری ترکیه (2014–) · نخست‌وزیر ترکیه (2003–2014)
hakan-fidan|هاکان فیدان · فیدان|وزیر خارجه ترکیه (2023–)
emmanuel-macron|امانوئل مکرون · ماکرون · مکرون · امانوئل ماکرون|رئیس‌جمهور فرانسه (2017–) · رئیس‌جمهوری فرانسه (2017–)
keir-starmer|کیر استارمر · استارمر|نخست‌وزیر انگلیس (2024–) · نخست‌وزیر بریتانیا (2024–)
friedrich-merz|فردریش مرتس · مرتس|صدراعظم آلمان (2025–)
kaja-kallas|کایا کالاس · کالاس|مسئول سیاست خارجی اتحادیه اروپا (2024–)
ursula-von-der-leyen|اورزولا فون در لاین · اورسولا فون‌درلاین|رئیس کمیسیون اروپا (2019–)
antonio-guterres|آنتونیو گوترش · گوترش|دبیرکل سازمان ملل (2017–) · دبیرکل سازمان ملل متحد (2017–)
rafael-grossi|رافائل گروسی · گروسی|مدیرکل آژانس بین‌المللی انرژی اتمی (2019–) · مدیرکل آژانس (2019–)
mark-rutte|مارک روته · روته|دبیرکل ناتو (2024–)
mohammed-bin-salman|محمد بن سلمان · بن سلمان|ولیعهد عربستان (2017–) · ولیعهد سعودی (2017–)
faisal-bin-farhan|فیصل بن فرحان · بن فرحان|وزیر خارجه عربستان (2019–)
badr-albusaidi|بدر البوسعیدی · البوسعیدی|وزیر خارجه عمان (2020–)
mohammed-bin-abdulrahman|محمد بن عبدالرحمن آل ثانی|نخست‌وزیر قطر (2023–) · وزیر خارجه قطر (2016–)
shehbaz-sharif|شهباز شریف|نخست‌وزیر پاکستان (2024–)
asim-munir|عاصم منیر|فرمانده ارتش پاکستان (2022–)
ishaq-dar|اسحاق دار|وزیر خارجه پاکستان (2024–)
narendra-modi|نارندرا مودی · مودی|نخست‌وزیر هند (2014–)
mohammed-shia-al-sudani|محمد شیاع السودانی · السودانی|نخست‌وزیر عراق (2022–)
naim-qassem|نعیم قاسم|دبیرکل حزب‌الله (2024–) · دبیرکل حزب‌الله لبنان (2024–)
hassan-nasrallah|سید حسن نصرالله · حسن نصرالله · نصرالله|دبیرکل حزب‌الله (1992–2024) · دبیرکل حزب‌الله لبنان (1992–2024)
nabih-berri|نبیه بری|رئیس پارلمان لبنان (1992–) · رئیس مجلس لبنان (1992–)
joseph-aoun|جوزف عون|رئیس‌جمهور لبنان (2025–)
abdul-malik-al-houthi|عبدالملک الحوثی · الحوثی|رهبر انصارالله (2004–) · رهبر جنبش انصارالله (2004–)
rafael-correa|رافائل کوره‌آ · کوره‌آ|رئیس‌جمهور اکوادور (2007–2017)
nicolas-maduro|نیکلاس مادورو · مادورو|رئیس‌جمهور ونزوئلا (2013–)
hamid-karzai|حامد کرزی · کرزی|رئیس‌جمهور افغانستان (2001–2014)
emomali-rahmon|امامعلی رحمان|رئیس‌جمهور تاجیکستان (1994–)
`

const fieldsPerLine = 3

/** People who are often named by their office. */
export const knownPeople: readonly KnownPerson[] = lines.split('\n').flatMap((line) => {
  const fields = line.split('|')
  if (fields.length !== fieldsPerLine) return []
  const [slug, allNames, allTenures] = fields as [string, string, string]
  const names = allNames.split(' · ')
  const tenures = allTenures.split(' · ').map(readTenure)
  return [{ slug, name: names[0]!, names, tenures, titles: tenures.map((tenure) => tenure.title) }]
})

const byName = new Map<string, KnownPerson>()
for (const person of knownPeople) for (const name of person.names) byName.set(squash(name), person)

/** The known person of exactly that name or surname, or null. */
export function knownPersonBySurname(name: string): KnownPerson | null {
  return byName.get(squash(name)) ?? null
}

/** Surnames that many people bear: alone they name nobody, unless an office says who is meant. */
const commonSurnames = new Set(
  'قالیباف روحانی رئیسی خاتمی ظریف صالحی عارف تاج لاریجانی مهاجرانی بوش کاتز ساعر دار فیدان'.split(' ').map(squash),
)

/**
 * The known person who is meant by a speaker's name: by a full name, or by a surname that few bear, or by a surname
 * together with an office that is theirs. Null when it may be somebody else.
 */
export function identifyPerson(name: string, title: string | null): KnownPerson | null {
  const person = knownPersonBySurname(name)
  if (person === null) return null
  const isFullName = /[\s\u200c]/.test(name.trim()) && squash(name).length > squash(person.name).length / 2
  if (isFullName || !commonSurnames.has(squash(name))) return person
  return title !== null && person.titles.some((one) => isLikeOffice(one, title)) ? person : null
}

function isLikeOffice(one: string, other: string): boolean {
  const [short, long] = [squash(one), squash(other)].sort((a, b) => a.length - b.length) as [string, string]
  return short.length >= officeLettersMin && long.includes(short)
}

const officeLettersMin = 6

function readTenure(text: string): Tenure {
  const found = /^(.*) \((\d{4})–(\d{4})?\)$/.exec(text)
  if (!found) return { title: text, from: null, to: null }
  return { title: found[1]!, from: Number(found[2]), to: found[3] ? Number(found[3]) : null }
}
