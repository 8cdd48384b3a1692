/**
 * The one catalogue of refusals: what a verb answers when it will not do as asked. A refusal carries a stable code
 * and facts; the sentence a person reads is chosen here, at the edge, and nowhere else.
 */

/** Facts of one refusal, for machines: they go into the answer as they are, so never a secret. */
export type RefusalFacts = Readonly<Record<string, unknown>>

interface CatalogueEntry {
  /** HTTP status the refusal is answered with. */
  status: number
  /** Persian, for people. */
  title: string
  /** English, for the developer who called. */
  detail: string
}

const catalogue = {
  'bad-setting': {
    status: 500,
    title: 'یکی از تنظیم‌های برنامه درست نیست.',
    detail: 'A setting of the environment is not usable.',
  },
  'invalid-request': {
    status: 400,
    title: 'درخواست خوانده نشد.',
    detail: 'The request is malformed; see the facts.',
  },
  'invalid-content': {
    status: 422,
    title: 'محتوای فرستاده‌شده درست نیست.',
    detail: 'The request was read, but its content does not hold; see the facts.',
  },
  unauthenticated: {
    status: 401,
    title: 'نخست باید وارد شوید.',
    detail: 'A valid bearer token or desk session is needed.',
  },
  forbidden: {
    status: 403,
    title: 'اجازهٔ این کار را ندارید.',
    detail: 'The role of the caller does not allow this.',
  },
  'other-section': {
    status: 403,
    title: 'این کار در بخش‌هایی که به شما سپرده شده نیست.',
    detail: 'The rights of the caller hold in other sections only; see the facts.',
  },
  'locked-text': {
    status: 422,
    title: 'متن جوابیه از آن فرستندهٔ آن است و دگرگون نمی‌شود.',
    detail: 'The words of a published reply are those that were sent; headline, kicker, section and tags may change.',
  },
  'second-person-needed': {
    status: 403,
    title: 'کس دیگری باید این مطلب را ببیند و منتشر کند.',
    detail: 'A second person publishes what one person wrote; an editor-in-chief may overrule with a reason.',
  },
  'not-found': {
    status: 404,
    title: 'چنین چیزی پیدا نشد.',
    detail: 'Nothing is known under this address.',
  },
  gone: {
    status: 410,
    title: 'این مطلب برداشته شده است.',
    detail: 'It was published once and has been taken down.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'این نشانی چنین درخواستی را نمی‌پذیرد.',
    detail: 'The address exists, but not with this method.',
  },
  'already-exists': {
    status: 409,
    title: 'این مورد از پیش وجود دارد.',
    detail: 'Something with this identity exists already.',
  },
  'edition-off': {
    status: 422,
    title: 'این نسخهٔ سایت روشن نیست.',
    detail: 'The edition is not among those that SANAD_EDITIONS turns on; see the facts.',
  },
  'other-edition': {
    status: 422,
    title: 'این مطلب از نسخهٔ دیگری از سایت است.',
    detail: 'What stands on the pages of an edition are its own articles; see the facts for the edition of this one.',
  },
  'already-translated': {
    status: 409,
    title: 'این مطلب در آن نسخه از پیش ترجمه‌ای دارد.',
    detail: 'An article has one translation in an edition, and none in its own.',
  },
  'code-taken': {
    status: 409,
    title: 'این کد خبر را مطلب دیگری دارد.',
    detail: 'Another article has this news code.',
  },
  'already-taken': {
    status: 409,
    title: 'از این خبر پیش‌تر پیش‌نویسی ساخته شده است.',
    detail: 'An article was made of this story already; see the facts for its code.',
  },
  'unusable-address': {
    status: 422,
    title: 'این نشانی، نشانی اینترنتی پذیرفتنی نیست.',
    detail: 'The address is no public web address; see the facts.',
  },
  'unusable-media': {
    status: 422,
    title: 'این پرونده، عکس یا ویدیوی پذیرفتنی نیست.',
    detail: 'The file is no picture or film that can be taken; see the facts.',
  },
  'in-use': {
    status: 409,
    title: 'این مورد در جایی به کار رفته است و برداشته نمی‌شود.',
    detail: 'Something shows it; it cannot be removed.',
  },
  'already-published': {
    status: 409,
    title: 'این نسخه از پیش منتشر شده است.',
    detail: 'This revision is live already.',
  },
  embargoed: {
    status: 409,
    title: 'این مطلب امبارگو دارد و پیش از موعدش منتشر نمی‌شود.',
    detail: 'The article is under an embargo until the instant in the facts; who may release it says why.',
  },
  untimely: {
    status: 422,
    title: 'این زمان پذیرفتنی نیست.',
    detail: 'The instant has passed, is too far ahead, or contradicts what else is to happen to the article.',
  },
  'out-of-turn': {
    status: 409,
    title: 'این گام با جایی که مطلب در گردش کار دارد نمی‌خواند.',
    detail: 'The article does not stand where this step begins; see the facts for its stage.',
  },
  rejected: {
    status: 409,
    title: 'این مطلب رد شده است و تا بازگردانده نشود منتشر نمی‌شود.',
    detail: 'The article was rejected; who directs its section may return it to its writer.',
  },
  'not-published': {
    status: 409,
    title: 'این مطلب منتشر نشده است.',
    detail: 'The article has no live publication.',
  },
  'not-live': {
    status: 409,
    title: 'این مطلب گزارش زنده‌ای نیست که ادامه داشته باشد.',
    detail: 'The article is no running account, or its account has ended.',
  },
  'not-ready': {
    status: 422,
    title: 'این مطلب هنوز آمادهٔ انتشار نیست.',
    detail: 'The article does not meet the conditions of publishing; see the facts.',
  },
  'unknown-section': {
    status: 422,
    title: 'چنین سرویسی تعریف نشده است.',
    detail: 'No section has this slug.',
  },
  'stale-revision': {
    status: 412,
    title: 'در این میان نسخهٔ تازه‌تری ذخیره شده است.',
    detail: 'If-Match names a revision that is no longer the newest.',
  },
  'stale-front': {
    status: 412,
    title: 'در این میان همکار دیگری صفحهٔ نخست را عوض کرده است.',
    detail: 'If-Match names a version of the front page that no longer holds; see the facts for both.',
  },
  'revision-required': {
    status: 428,
    title: 'باید روشن باشد کدام نسخه را تغییر می‌دهید.',
    detail: 'Send If-Match with the revision you read.',
  },
  'idempotency-mismatch': {
    status: 422,
    title: 'این کلید تکرار پیش‌تر برای درخواست دیگری به کار رفته است.',
    detail: 'The Idempotency-Key was used before with another request.',
  },
  'in-progress': {
    status: 409,
    title: 'همین درخواست هم‌اکنون در دست انجام است.',
    detail: 'A request with the same Idempotency-Key is still being worked on.',
  },
  'too-large': {
    status: 413,
    title: 'حجم فرستاده‌شده بیش از اندازهٔ مجاز است.',
    detail: 'The request is larger than allowed.',
  },
  'address-too-long': {
    status: 414,
    title: 'نشانی بیش از اندازه بلند است.',
    detail: 'The address is longer than allowed.',
  },
  'unsupported-type': {
    status: 415,
    title: 'این نوع محتوا پذیرفته نمی‌شود.',
    detail: 'The content type is not accepted here.',
  },
  'too-many-requests': {
    status: 429,
    title: 'شمار درخواست‌ها بیش از اندازه است؛ کمی دیگر دوباره بکوشید.',
    detail: 'Too many requests from this address; see Retry-After.',
  },
  overloaded: {
    status: 503,
    title: 'سامانه شلوغ است؛ کمی دیگر دوباره بکوشید.',
    detail: 'More work is waiting than can be done in time; try again shortly.',
  },
  'shutting-down': {
    status: 503,
    title: 'سامانه در حال خاموش‌شدن است.',
    detail: 'The process is closing; another one will answer.',
  },
  internal: {
    status: 500,
    title: 'در سامانه خطایی رخ داد؛ چیزی از دست نرفته است.',
    detail: 'A fault of ours; it has been logged under this request id.',
  },
} as const satisfies Record<string, CatalogueEntry>

export type RefusalCode = keyof typeof catalogue

/** All codes there are, for documentation and for the test of the catalogue. */
export const refusalCodes = Object.keys(catalogue) as RefusalCode[]

/**
 * Thrown by a verb that will not do as asked. Not a bug: it is answered, not logged as an error.
 * `code` is a promise to callers and never changes meaning.
 */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly facts: RefusalFacts

  constructor(code: RefusalCode, facts: RefusalFacts = {}) {
    super(`${code}: ${describeFacts(code, facts)}`)
    this.name = 'Refusal'
    this.code = code
    this.facts = facts
  }

  get status(): number {
    return catalogue[this.code].status
  }

  /** Persian sentence for people. */
  get title(): string {
    return catalogue[this.code].title
  }

  /** English sentence for developers; `facts.detail`, when given, says it more precisely. */
  get detail(): string {
    return typeof this.facts.detail === 'string' ? this.facts.detail : catalogue[this.code].detail
  }
}

function describeFacts(code: RefusalCode, facts: RefusalFacts): string {
  return typeof facts.detail === 'string' ? facts.detail : catalogue[code].detail
}
