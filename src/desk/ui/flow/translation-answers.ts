import type { EditionCode } from '#article'
import { toLatinDigits } from '#persian'
import { type EndpointAnswer, readId } from '#server'
import { type ArticleEntry, type Database, inTransaction, listArticles, type OpenSession } from '#store'
import { linkArticles, partArticles } from '../../actions/translations/link-articles.ts'
import { idIn } from '../../api/in-path.ts'
import { headlineWords } from '../articles/headline-words.ts'
import { signedIn } from '../members/proven.ts'
import { answerRedirect } from '../page.ts'
import { type Answering, actorOf, codeIn, type Desk, type Visit } from '../visit.ts'

const candidatesShown = 10
const wordsLengthMax = 200

/** Articles that were there before are linked as translations, and parted, without a script. */
export const translationAnswers: ['GET' | 'POST', string, Answering][] = [
  ['POST', '/desk/articles/:code/translations', signedIn({ needs: 'write' }, decide)],
]

async function decide(desk: Desk, visit: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const code = codeIn(visit)
  const other = idIn({ id: toLatinDigits(visit.form('other')).trim() })
  const isParting = visit.form('do') === 'part'
  await inTransaction(desk.database, (transaction) =>
    (isParting ? partArticles : linkArticles)(transaction, actorOf(account), { code, other }),
  )
  return answerRedirect(`/desk/articles/${code}/flow?done=${isParting ? `parted&other=${other}` : 'linked'}#editions`)
}

/** The search for a translation that was there before; null where nobody searches. */
export interface TranslationSearch {
  words: string
  found: readonly Pick<ArticleEntry, 'code' | 'edition' | 'headline'>[]
}

/** Articles of these editions by words of their headline, or by their code. */
export async function searchTranslations(
  database: Database,
  asked: unknown,
  editions: readonly EditionCode[],
): Promise<TranslationSearch | null> {
  const words = typeof asked === 'string' ? asked.slice(0, wordsLengthMax).trim() : ''
  if (words === '' || editions.length === 0) return null
  const code = readId(toLatinDigits(words))
  const wish = { limit: candidatesShown, belowCode: null, writtenBy: null, state: 'any' as const, section: null }
  const found = await listArticles(database, {
    ...wish,
    editions,
    words: code === null ? headlineWords(words) : [],
    code,
  })
  return { words, found }
}
