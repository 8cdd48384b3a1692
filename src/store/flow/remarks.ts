import { sql } from 'kysely'
import { appendAudit } from '../audit.ts'
import type { Database } from '../database.ts'
import { key } from '../keys.ts'

/** What a colleague says about an article, or about some words of it, with the answers to it. */
export interface Remark {
  id: number
  /** The words it is about, and what stood before them; null where it is about the whole. */
  quote: string | null
  prefix: string | null
  body: string
  at: Date
  by: string
  answers: { id: number; body: string; at: Date; by: string }[]
  /** Null while nobody has seen to it. */
  end: { at: Date; by: string } | null
}

export interface RemarkDraft {
  articleId: number
  code: number
  quote: string | null
  prefix: string | null
  body: string
  /** The remark it answers. */
  answers: number | null
  madeBy: string
}

/** Adds a remark, and names it in the audit log; what it says stays out of it. Call it in a transaction. */
export async function addRemark(database: Database, draft: RemarkDraft): Promise<number> {
  const { articleId, code, quote, prefix, body, answers, madeBy } = draft
  const { rows } = await sql<{ id: number }>`
    insert into remark (article_id, quote, prefix, body, answers, made_by)
    values (${articleId}, ${quote}, ${prefix}, ${body}, ${answers}, ${madeBy}) returning id`.execute(database)
  const facts = { remark: rows[0]!.id, ...(answers !== null && { answers }) }
  await appendAudit(database, { actor: madeBy, action: 'remark', subject: key.article(code), facts })
  return rows[0]!.id
}

/** Somebody saw to a remark. False where it was seen to, or is no remark of this article that others answer. */
export async function endRemark(
  database: Database,
  { id, articleId, code, madeBy }: { id: number; articleId: number; code: number; madeBy: string },
): Promise<boolean> {
  const { rows } = await sql`insert into remark_end (remark_id, made_by)
    select id, ${madeBy} from remark where id = ${id} and article_id = ${articleId} and answers is null
    on conflict do nothing returning remark_id`.execute(database)
  if (rows.length === 0) return false
  const facts = { remark: id }
  await appendAudit(database, { actor: madeBy, action: 'end-remark', subject: key.article(code), facts })
  return true
}

/** Remarks about an article, those nobody has seen to first, each in the order in which they came. */
export async function remarksOf(database: Database, articleId: number): Promise<Remark[]> {
  const { rows } = await sql<RemarkRow>`
    select remark.id, remark.quote, remark.prefix, remark.body, remark.made_at as at,
      coalesce(account.name, remark.made_by) as by,
      (select coalesce(json_agg(json_build_object('id', answer.id, 'body', answer.body, 'at', answer.made_at,
        'by', coalesce(who.name, answer.made_by)) order by answer.id), '[]')
        from remark as answer left join account as who on 'account:' || who.login = answer.made_by
        where answer.answers = remark.id and answer.article_id = remark.article_id) as answers,
      case when ended.remark_id is null then null else
        json_build_object('at', ended.made_at, 'by', coalesce(ender.name, ended.made_by)) end as end
    from remark left join account on 'account:' || account.login = remark.made_by
    left join remark_end as ended on ended.remark_id = remark.id
    left join account as ender on 'account:' || ender.login = ended.made_by
    where remark.article_id = ${articleId} and remark.answers is null
    order by ended.remark_id is not null, remark.id`.execute(database)
  return rows.map((row) => ({
    ...row,
    answers: row.answers.map((answer) => ({ ...answer, at: new Date(answer.at) })),
    end: row.end && { ...row.end, at: new Date(row.end.at) },
  }))
}

/** Instants within JSON come as texts. */
type RemarkRow = Omit<Remark, 'answers' | 'end'> & {
  answers: { id: number; body: string; at: string; by: string }[]
  end: { at: string; by: string } | null
}
