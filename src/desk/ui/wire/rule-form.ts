/** The form of a rule: what was written into it, the rule that it asks for, and what is wrong with it. */
import type { RuleRow } from '#store'
import type { RuleDraft } from '../../actions/rules/save-rule.ts'
import type { Form } from '../form.ts'

/** What somebody wrote into the form; lists as they were written, parted by «،» or lines. */
export interface RuleForm {
  /** The rule that is changed; null for a new one. */
  id: number | null
  /** When that rule was last changed as the form was opened. */
  seen: string
  name: string
  /** Ids of feeds that are ticked. */
  feeds: readonly string[]
  sources: string
  words: string
  without: string
  sections: string
  languages: string
  toSection: string
  tags: string
  priority: string
  drop: string
  make: string
  /** What is wrong, a code of {@link ruleFaults} by the field it concerns. */
  faults: Readonly<Record<string, string>>
}

const nameMax = 200
const listMax = 200
const textMax = 10_000
const positionMax = 100_000
const hidden = /(?![\n\r])\p{Cc}/u

export const blankRule: RuleForm = {
  id: null,
  seen: '',
  name: '',
  feeds: [],
  sources: '',
  words: '',
  without: '',
  sections: '',
  languages: '',
  toSection: '',
  tags: '',
  priority: '',
  drop: '',
  make: '',
  faults: {},
}

/** What is wrong with a field, in words. */
export const ruleFaults: Record<string, string> = {
  nameless: 'نامی برای قاعده بنویسید.',
  'asks-nothing': 'دست‌کم یک شرط بنویسید؛ قاعدهٔ بی‌شرط همهٔ خبرها را می‌گیرد.',
  'does-nothing': 'بنویسید با خبر چه شود: بخش، برچسب، اولویت، کنار گذاشتن یا پیش‌نویس.',
  'too-much': 'بیش از اندازه است: حداکثر ۲۰۰ مورد، هر یک تا ۲۰۰ نویسه.',
  'hidden-characters': 'در نوشته نویسهٔ پنهان هست؛ پاک کنید و با صفحه‌کلید بنویسید.',
  'no-language': 'زبان را با نشانهٔ دو یا سه‌حرفی‌اش بنویسید، مانند fa یا ar.',
  'unknown-section': 'چنین بخشی نیست؛ یکی از بخش‌ها را برگزینید.',
  'other-section': 'این بخش در اختیار شما نیست. قاعدهٔ بی‌بخش را هم کسی می‌سازد که همهٔ بخش‌ها با اوست.',
  forbidden: 'حق انتشار ندارید؛ «پیش‌نویس» را برگزینید.',
  'changed-meanwhile': 'کسی این قاعده را پس از باز شدن فرم تغییر داده است. نوشتهٔ شما ذخیره نشد.',
}

/** The form as it was sent, with what is wrong in it at first sight. */
export function readRuleForm(form: Form, id: number | null): RuleForm {
  const text = (field: string) => form(field).trim().slice(0, textMax)
  const read: RuleForm = {
    ...{ id, seen: text('seen'), name: text('name'), faults: {} },
    feeds: form.names.flatMap((field) => /^feed-([1-9]\d{0,9})$/.exec(field)?.[1] ?? []),
    ...{ sources: text('sources'), words: text('words'), without: text('without'), sections: text('sections') },
    ...{ languages: text('languages'), toSection: text('toSection'), tags: text('tags') },
    ...{ priority: text('priority'), drop: text('drop'), make: text('make') },
  }
  return { ...read, faults: faultsOf(read) }
}

/** The form filled with a rule that is there. */
export function formOfRule({ id, name, matches, does, changedAt }: RuleRow): RuleForm {
  const list = (part: unknown) => (Array.isArray(part) ? part.map(String) : [])
  const shown = (part: unknown) => list(part).join('، ')
  const text = (part: unknown) => (typeof part === 'string' || typeof part === 'number' ? String(part) : '')
  return {
    ...{ id, name, seen: changedAt.toISOString(), faults: {} },
    feeds: list(matches.feeds),
    ...{ sources: shown(matches.sources), words: shown(matches.words), without: shown(matches.without) },
    ...{ sections: shown(matches.sections), languages: shown(matches.languages), tags: shown(does.tags) },
    ...{ toSection: text(does.section), priority: text(does.priority), drop: text(does.drop), make: text(does.make) },
  }
}

/** The rule that the form asks for, at this place in the order. */
export function draftOfForm(form: RuleForm, position: number): RuleDraft {
  const matches = {
    feeds: form.feeds.map(Number),
    sources: partsOf(form.sources),
    words: partsOf(form.words),
    without: partsOf(form.without),
    sections: partsOf(form.sections),
    languages: partsOf(form.languages),
  }
  const given = Object.entries(matches).filter(([, parts]) => parts.length > 0)
  return {
    name: form.name,
    position: Math.min(position, positionMax),
    matches: Object.fromEntries(given),
    does: deedsOf(form),
  }
}

function deedsOf({ toSection, tags, priority, drop, make }: RuleForm): Record<string, unknown> {
  return {
    ...(toSection === '' ? {} : { section: toSection }),
    ...(tags === '' ? {} : { tags: partsOf(tags) }),
    ...(/^[1-5]$/.test(priority) ? { priority: Number(priority) } : {}),
    ...(drop === '' ? {} : { drop }),
    ...(make === 'draft' || make === 'publication' ? { make } : {}),
  }
}

/** «دلار، سکه» and lines alike; each once. */
function partsOf(text: string): string[] {
  const parts = text.split(/[،,;؛\n\r]+/).map((part) => part.trim())
  return [...new Set(parts.filter((part) => part !== ''))]
}

const listed = ['sources', 'words', 'without', 'sections', 'languages', 'tags'] as const
const written = [...listed, 'name', 'drop', 'toSection'] as const

function faultsOf(form: RuleForm): Record<string, string> {
  const faults: Record<string, string> = {}
  const { matches, does } = draftOfForm(form, 0)
  if (Object.keys(matches).length === 0 || (Object.keys(matches).length === 1 && 'without' in matches))
    faults.words = 'asks-nothing'
  if (Object.keys(does).length === 0) faults.toSection = 'does-nothing'
  for (const field of listed) {
    const parts = partsOf(form[field])
    if (parts.length > listMax || parts.some((part) => part.length > nameMax)) faults[field] = 'too-much'
  }
  if (!partsOf(form.languages).every((tag) => /^[A-Za-z]{2,3}(-[A-Za-z\d]{1,8})*$/.test(tag)))
    faults.languages = 'no-language'
  if (form.name === '') faults.name = 'nameless'
  for (const field of ['name', 'drop'] as const) if (form[field].length > nameMax) faults[field] = 'too-much'
  for (const field of written) if (hidden.test(form[field])) faults[field] = 'hidden-characters'
  return faults
}
