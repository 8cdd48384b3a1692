import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** A rule: which items it holds for, and what is done with them. What its parts mean is the affair of the wire. */
export interface RuleRow {
  id: number
  name: string
  position: number
  matches: Record<string, unknown>
  does: Record<string, unknown>
  madeAt: Date
  changedAt: Date
  /** Who answers for it, as the audit log names people: `account:sara`, `token:import`. */
  madeBy: string
  /** Since when it is not asked, and who decided so; null: it is asked. */
  rest: { madeAt: Date; madeBy: string } | null
}

export interface RuleRowDraft {
  name: string
  position: number
  matches: object
  does: object
  madeBy: string
}

const selected = sql`
  rule.id, name, position, matches, does, rule.made_at as "madeAt", changed_at as "changedAt", rule.made_by as "madeBy",
  case when rest.id is null then null else json_build_object('madeAt', rest.made_at, 'madeBy', rest.made_by) end as rest
  from wire_rule as rule left join wire_rule_rest as rest on rest.wire_rule_id = rule.id and rest.ended_at is null`

/** All rules, in the order in which they are asked; those that rest too. */
export async function listRules(database: Database): Promise<RuleRow[]> {
  const { rows } = await sql<RuleRow>`select ${selected} order by position, rule.id`.execute(database)
  return rows.map(withDates)
}

/** The rule of this id, or null. */
export async function findRule(database: Database, id: number): Promise<RuleRow | null> {
  const { rows } = await sql<RuleRow>`select ${selected} where rule.id = ${id}`.execute(database)
  return rows[0] === undefined ? null : withDates(rows[0])
}

function withDates(rule: RuleRow): RuleRow {
  return rule.rest === null ? rule : { ...rule, rest: { ...rule.rest, madeAt: new Date(rule.rest.madeAt) } }
}

/** Has a rule asked no more, until it is woken. Returns whether it was asked. */
export async function restRule(database: Database, id: number, madeBy: string): Promise<boolean> {
  const { rows } = await sql`insert into wire_rule_rest (wire_rule_id, made_by) values (${id}, ${madeBy})
    on conflict do nothing returning id`.execute(database)
  return rows.length > 0
}

/** Has a rule asked again, for items that come from now on. Returns whether it rested. */
export async function wakeRule(database: Database, id: number, endedBy: string): Promise<boolean> {
  const { rows } = await sql`update wire_rule_rest set ended_at = now(), ended_by = ${endedBy}
    where wire_rule_id = ${id} and ended_at is null returning id`.execute(database)
  return rows.length > 0
}

/** Adds a rule. Returns its id. */
export async function addRule(database: Database, draft: RuleRowDraft): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into wire_rule (name, position, matches, does, made_by)
    values (${draft.name}, ${draft.position}, ${JSON.stringify(draft.matches)}::json,
      ${JSON.stringify(draft.does)}::json, ${draft.madeBy}) returning id`.execute(database)
  return rows[0]!.id
}

/** Changes a rule; whoever changes it answers for it from now on. */
export async function changeRule(database: Database, id: number, draft: RuleRowDraft): Promise<void> {
  await sql`update wire_rule set name = ${draft.name}, position = ${draft.position},
    matches = ${JSON.stringify(draft.matches)}::json, does = ${JSON.stringify(draft.does)}::json,
    made_by = ${draft.madeBy}, changed_at = now() where id = ${id}`.execute(database)
}

/** Gives rules their places in the order in which they are asked: `ids` in that order. Who answers for them stays. */
export async function orderRules(database: Database, ids: readonly number[]): Promise<void> {
  await sql`update wire_rule set position = place.position
    from unnest(${ids}::int[]) with ordinality as place (id, position) where wire_rule.id = place.id`.execute(database)
}

/** What a rule did stays; it is only asked no more. Returns whether it was there. */
export async function removeRule(database: Database, id: number): Promise<boolean> {
  const { rows } = await sql`delete from wire_rule where id = ${id} returning id`.execute(database)
  return rows.length > 0
}

/** What the rules made of an item. */
export interface Routing {
  itemId: number
  /** Slug of the desk section it is for. */
  section: string | null
  tags: readonly string[]
  priority: number
  /** Name of the rule that put it aside. */
  droppedBy: string | null
  rules: readonly string[]
  problems: readonly { kind: string; detail: string }[]
}

/** Records what the rules made of an item, once: a second routing of the same item changes nothing. */
export async function recordRouting(database: Database, routing: Routing): Promise<boolean> {
  const { rows } = await sql`
    insert into wire_routing (wire_item_id, section_id, tags, priority, dropped_by, rules, problems)
    values (${routing.itemId}, (select id from section where slug = ${routing.section}), ${JSON.stringify(routing.tags)}::json,
      ${routing.priority}, ${routing.droppedBy}, ${JSON.stringify(routing.rules)}::json, ${JSON.stringify(routing.problems)}::json)
    on conflict do nothing returning wire_item_id`.execute(database)
  return rows.length > 0
}

/** Adds what went wrong while an item was drafted or published. */
export async function addRoutingProblem(
  database: Database,
  itemId: number,
  problem: { kind: string; detail: string },
): Promise<void> {
  await sql`update wire_routing set problems = (problems::jsonb || ${JSON.stringify([problem])}::jsonb)::json
    where wire_item_id = ${itemId}`.execute(database)
}

/** What the rules made of an item, or null while they were not asked. */
export async function readRouting(database: Database, itemId: number): Promise<Routing | null> {
  const { rows } = await sql<Routing>`
    select wire_item_id as "itemId", section.slug as section, tags, priority, dropped_by as "droppedBy", rules, problems
    from wire_routing left join section on section.id = section_id where wire_item_id = ${itemId}`.execute(database)
  return rows[0] ?? null
}

/** Items the rules were not asked about yet, oldest first; those whose page is awaited come when it is there. */
export async function unroutedArrivals(database: Database, limit: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select item.id from wire_item as item join feed on feed.id = item.feed_id
      left join wire_page as page on page.wire_item_id = item.id
    where item.received_at > now() - interval '3 days'
      and not exists (select from wire_routing where wire_routing.wire_item_id = item.id)
      and (feed.text_from = 'feed' or item.link is null or page.outcome is not null
        or item.received_at < now() - interval '30 minutes')
    order by item.id limit ${limit}`.execute(database)
  return rows.map(({ id }) => id)
}

/**
 * The role somebody has now in a section (null: in none), as the audit log names people; null for one who is no more (a
 * revoked key, a suspended account, nobody) and for one whose rights do not hold there.
 */
export async function roleNow(database: Database, actor: string, section: string | null): Promise<string | null> {
  const { rows } = await sql<{ role: string }>`
    select role from (
      select role, (select sections_under(array_agg(section_id)) from account_section where account_id = account.id) as reach
      from account where 'account:' || login = ${actor}
        and not exists (select from suspension where account_id = account.id and ended_at is null)
      union all
      select role, (select sections_under(array_agg(section_id)) from token_section where token_id = api_token.id)
      from api_token where 'token:' || name = ${actor}
        and not exists (select from token_revocation where token_id = api_token.id)
    ) as holder where reach is null or ${section} = any(reach) limit 1`.execute(database)
  return rows[0]?.role ?? null
}
