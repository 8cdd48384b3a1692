import type { EditionCode } from '#article'

/** An article of the example newsroom as another edition tells it; shown where that edition is on. */
export interface WorldTranslation {
  edition: EditionCode
  /** Name of the article it tells. */
  of: string
  headline: string
  lead: string
  paragraphs: readonly string[]
  tags: readonly string[]
  author: string
}

/** What the example newsroom is called in its other editions. */
export const editionWords = {
  prs: { name: 'روزن افغانستان', tagline: 'خبر، با سند' },
  en: {
    name: 'Rowzan',
    tagline: 'News, with its sources',
    notice: 'Rowzan is an example newsroom: its names, media and events are made up.',
    sections: {
      ...{ politics: 'Politics', councils: 'Councils', diplomacy: 'Diplomacy' },
      ...{ world: 'World', region: 'Region', continents: 'Five continents' },
      ...{ economy: 'Economy', market: 'Market', energy: 'Energy', farming: 'Farming' },
      ...{ society: 'Society', city: 'City', education: 'Education', health: 'Health', environment: 'Environment' },
      ...{ culture: 'Culture', books: 'Books', stage: 'Film and stage', music: 'Music', heritage: 'Heritage' },
      ...{ sport: 'Sport', football: 'Football', outdoors: 'Outdoors' },
      ...{ science: 'Science', sky: 'Sky', earth: 'Earth', technology: 'Technology', internet: 'Internet' },
      ...{ provinces: 'Provinces', north: 'North', south: 'South', east: 'East', west: 'West' },
    },
  },
} as const

export const translations: readonly WorldTranslation[] = [
  {
    edition: 'prs',
    of: 'school-trees',
    headline: 'هر شاگرد صنف اول نهالی به نام خودش می‌نشاند',
    lead: 'ریاست معارف مهرگان امسال به جای جشن آغاز مکتب ۳۱۰۰ نهال بومی میان شاگردان صنف اول بخش کرد؛ نگهداری هر درخت تا صنف ششم با همان شاگرد است.',
    paragraphs: [
      'در حویلی مکتب شکوفه لوحه‌های چوبی کوچکی ایستاده است که با خطی کج و درشت نام صاحب هر نهال را نشان می‌دهد.',
      'مژگان دهستانی، مدیر مکتب، گفت: «اطفال هر روز می‌روند ببینند درختشان کلان شده یا نه. یاد می‌گیرند بعضی چیزها با شتاب کلان نمی‌شود.»',
    ],
    tags: ['مکتب', 'نهال‌شانی'],
    author: 'سارا مهرآیین',
  },
  {
    edition: 'prs',
    of: 'boat-school',
    headline: 'سرویس مکتبی که بادبان دارد',
    lead: 'شاگردان جزیرهٔ نخل‌ناز هر صبح با کشتی کوچکی به مکتب می‌روند. ناخدا پیش از حرکت حاضری می‌گیرد؛ هر که واسکت نجات نپوشیده باشد، غیرحاضر است.',
    paragraphs: [
      'ناخدا بلال سه نوبت این راه ۲۰ دقیقه‌ای را می‌رود. روزهایی که موج از یک متر می‌گذرد، مکتب به جزیره می‌آید: معلم با همان کشتی پیش‌تر می‌رسد و درس در مسجد گفته می‌شود.',
    ],
    tags: ['مکتب', 'جزیره'],
    author: 'رؤیا دلفانی',
  },
  {
    edition: 'en',
    of: 'school-trees',
    headline: 'Every first-grader plants a sapling of their own',
    lead: 'Instead of a welcome party, the schools of Mehregan gave 3,100 native saplings to first-graders this year; each child looks after one tree until the sixth grade.',
    paragraphs: [
      'The garden of Shokoufeh primary school is full of small wooden signs which, in large crooked letters, name the owner of each sapling: “Ava’s tree”, “Amir-Ali’s tree”, and one that says “My tree needs water.”',
      'The saplings are of kinds that need little water: mountain almond, hackberry and hawthorn. Volunteers gathered the seeds in the mountains two years ago, and the city raised them in its nursery.',
      '“At every break the children go and see whether their tree has grown,” said Mozhgan Dehestani, the head of the school. “They learn that some things do not grow in a hurry.”',
    ],
    tags: ['schools', 'trees'],
    author: 'Sara Mehrayin',
  },
  {
    edition: 'en',
    of: 'boat-school',
    headline: 'A school bus with a sail',
    lead: 'Every morning the children of Nakhlnaz island go to school in a small dhow. The captain calls the roll before he casts off; whoever wears no life jacket is absent.',
    paragraphs: [
      'Captain Belal makes the crossing of twenty minutes three times a day. When the waves rise above one metre, school comes to the island: the teacher arrives early in the same boat, and lessons are held in the mosque.',
    ],
    tags: ['schools', 'islands'],
    author: 'Roya Delfani',
  },
  {
    edition: 'en',
    of: 'old-computers',
    headline: 'The workshop that sends dead computers to school',
    lead: 'In a basement in the south of Mehregan, nine pensioners and fourteen students have brought 1,600 discarded computers back to life in three years. Their condition: every school sends somebody to learn how to repair them.',
    paragraphs: [
      '“Clean first, then look, then touch,” Jalil Fannizadeh, a retired television repairman, tells his apprentice of sixteen. “Ninety in a hundred are only dirty.”',
      'The workshop has contracts with eleven organisations: it takes their computers for nothing, wipes the disks before their eyes and gives a receipt. Of three machines, one and a half come out working.',
      'In the first year 300 machines were sent out without the condition, and half of them stood dark after six months. Of the 1,600 sent since, 1,440 are running.',
    ],
    tags: ['schools', 'computers'],
    author: 'Bahram Kaviani',
  },
]
