import { sql } from 'kysely'
import { appendAudit } from '../audit.ts'
import type { Database } from '../database.ts'
import { key } from '../keys.ts'

/** What the newsroom wants seen to before an article goes on. */
export interface ChecklistItem {
  id: number
  words: string
  /** Where it is asked, with the sections under it; null: everywhere. */
  section: { slug: string; name: string } | null
  /** Of which kind of article it is asked; null: of all. */
  kind: string | null
  /** Nothing is sent on or published before somebody saw to it; otherwise it is advice. */
  isRequired: boolean
  /** A mark holds for the words it was made with. */
  isAskedAgain: boolean
  madeAt: Date
  madeBy: string
}

export interface ChecklistItemDraft extends Pick<ChecklistItem, 'words' | 'kind' | 'isRequired' | 'isAskedAgain'> {
  /** Slug. */
  section: string | null
  madeBy: string
}

export const checklistMarkKinds = ['ticked', 'cleared', 'waived'] as const
export type ChecklistMarkKind = (typeof checklistMarkKinds)[number]

/** The newest word about an item of an article. */
export interface ChecklistMark {
  itemId: number
  kind: ChecklistMarkKind
  /** Number of the revision it was made with. */
  revision: number
  reason: string | null
  at: Date
  by: string
}

const listed = sql`
  item.id, item.words, item.kind, item.is_required as "isRequired", item.is_asked_again as "isAskedAgain",
  item.made_at as "madeAt", coalesce(account.name, item.made_by) as "madeBy",
  case when section.id is null then null else json_build_object('slug', section.slug, 'name', section.name) end as section
  from checklist_item as item left join section on section.id = item.section_id
  left join account on 'account:' || account.login = item.made_by`

const inOrder = sql`order by item.is_required desc, item.id`
const isInUse = sql`not exists (select from checklist_item_end where item_id = item.id)`

/** Every item in use: those of the whole newsroom first, then by section. */
export async function allChecklistItems(database: Database): Promise<ChecklistItem[]> {
  const { rows } = await sql<ChecklistItem>`
    select ${listed} where ${isInUse}
    order by section.position nulls first, section.id, item.is_required desc, item.id`.execute(database)
  return rows
}

/** Items that are asked of an article of this kind in this section, what is required first. */
export async function checklistItemsFor(
  database: Database,
  { section, kind }: { section: string | null; kind: string },
): Promise<ChecklistItem[]> {
  const { rows } = await sql<ChecklistItem>`
    with recursive above as (
      select id, parent_id from section where slug = ${section}
      union select section.id, section.parent_id from section join above on section.id = above.parent_id
    )
    select ${listed} where ${isInUse} and (item.kind is null or item.kind = ${kind})
      and (item.section_id is null or item.section_id in (select id from above)) ${inOrder}`.execute(database)
  return rows
}

/** Makes an item. Returns its id. */
export async function addChecklistItem(database: Database, draft: ChecklistItemDraft): Promise<number> {
  const { words, section, kind, isRequired, isAskedAgain, madeBy } = draft
  const { rows } = await sql<{ id: number }>`
    insert into checklist_item (words, section_id, kind, is_required, is_asked_again, made_by)
    values (${words}, (select id from section where slug = ${section}), ${kind}, ${isRequired}, ${isAskedAgain},
      ${madeBy}) returning id`.execute(database)
  return rows[0]!.id
}

/** Takes an item out of use; what was marked stays. False where none of this id is in use. */
export async function endChecklistItem(
  database: Database,
  { id, madeBy }: { id: number; madeBy: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into checklist_item_end (item_id, made_by) select id, ${madeBy} from checklist_item where id = ${id}
    on conflict do nothing returning item_id`.execute(database)
  return rows.length > 0
}

export interface ChecklistMarkDraft {
  articleId: number
  code: number
  itemId: number
  kind: ChecklistMarkKind
  revisionId: number
  /** Why it may stand as it is; of a waiver only. */
  reason: string | null
  madeBy: string
}

const acts: Record<ChecklistMarkKind, string> = {
  ticked: 'tick-check',
  cleared: 'clear-check',
  waived: 'waive-finding',
}

/** Adds a mark, and names it in the audit log. Call it in a transaction. */
export async function addChecklistMark(database: Database, draft: ChecklistMarkDraft): Promise<void> {
  const { articleId, code, itemId, kind, revisionId, reason, madeBy } = draft
  await sql`insert into checklist_mark (article_id, item_id, kind, revision_id, reason, made_by)
    values (${articleId}, ${itemId}, ${kind}, ${revisionId}, ${reason}, ${madeBy})`.execute(database)
  const facts = { finding: `check:${itemId}`, revisionId, ...(reason !== null && { reason }) }
  await appendAudit(database, { actor: madeBy, action: acts[kind], subject: key.article(code), facts })
}

/** The newest mark of each item that an article has one of. */
export async function checklistMarksOf(database: Database, articleId: number): Promise<ChecklistMark[]> {
  const { rows } = await sql<ChecklistMark>`
    select distinct on (mark.item_id) mark.item_id as "itemId", mark.kind, revision.number as revision, mark.reason,
      mark.made_at as at, coalesce(account.name, mark.made_by) as by
    from checklist_mark as mark join revision on revision.id = mark.revision_id
    left join account on 'account:' || account.login = mark.made_by
    where mark.article_id = ${articleId} order by mark.item_id, mark.id desc`.execute(database)
  return rows
}
