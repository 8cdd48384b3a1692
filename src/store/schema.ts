import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { EditionCode } from '#article'

/** The tables of the store, as Kysely types. The SQL that makes them, with its reasons, is in migrations/. */
export interface Schema {
  section: { id: Generated<number>; slug: string; name: string; parent_id: number | null; position: number }
  tag: NamedTable
  author: NamedTable
  source: NamedTable & { kind: string; country: string | null; home_url: string | null; kept_by: string | null }
  person: NamedTable
  article: { id: Generated<number>; code: number; edition: Generated<EditionCode>; created_at: GeneratedInstant }
  revision: {
    id: Generated<number>
    article_id: number
    number: number
    kind: string
    kicker: string | null
    headline: string
    subheadline: string | null
    lead: string | null
    document: Json
    hero: Json | null
    section_id: number | null
    tags: Json
    authors: Json
    fingerprint: Buffer
    saved_at: GeneratedInstant
    saved_by: string
  }
  chain_hop: {
    revision_id: number
    position: number
    name: string
    kind: string
    relation: string
    url: string | null
    source_id: number | null
    seen_hash: Buffer | null
    seen_at: Date | null
    decision: string | null
    wire_item_id: number | null
  }
  statement: {
    revision_id: number
    position: number
    start_offset: number
    end_offset: number
    speaker_start: number | null
    speaker_end: number | null
    words_start: number | null
    words_end: number | null
    verb: string
    speaker: string | null
    speaker_kind: string | null
    title: string | null
    mode: string
    polarity: string
    person_id: number | null
    source_id: number | null
    decision: string | null
  }
  mention: {
    revision_id: number
    position: number
    name: string
    cue: string
    relation: string
    source_id: number | null
    decision: string | null
  }
  source_name: { key: string; source_id: number; name: string; is_ambiguous: boolean }
  former_source: { slug: string; source_id: number }
  person_name: { key: string; person_id: number; name: string }
  former_person: { slug: string; person_id: number }
  tenure: { person_id: number; title: string; from_year: number | null; to_year: number | null }
  live_person: { person_id: number; published_at: Date; code: number }
  sourcing_decision: {
    id: Generated<number>
    article_id: number
    part: string
    subject: string
    decision: string
    change: Json | null
    reason: string | null
    made_at: GeneratedInstant
    made_by: string
  }
  differing_report: { one_id: number; other_id: number; made_at: GeneratedInstant; made_by: string }
  publication: {
    id: Generated<number>
    article_id: number
    revision_id: number
    slug: string
    published_at: Date
    updated_at: Date | null
    made_at: GeneratedInstant
    made_by: string
  }
  withdrawal: {
    id: Generated<number>
    publication_id: number
    reason: string | null
    ordered_by: string | null
    made_at: GeneratedInstant
    made_by: string
  }
  correction: {
    id: Generated<number>
    article_id: number
    publication_id: number
    kind: string
    note: string
    made_at: GeneratedInstant
    made_by: string
  }
  live: {
    article_id: number
    code: number
    publication_id: number
    revision_id: number
    slug: string
    kind: string
    kicker: string | null
    headline: string
    lead: string | null
    hero: Json | null
    section_id: number | null
    credits: Json
    published_at: Date
    updated_at: Date | null
    changed_at: GeneratedInstant
    edition: Generated<EditionCode>
  }
  live_day: { edition: Generated<EditionCode>; day: number; count: number }
  translation: { article_id: number; group_id: number; made_at: GeneratedInstant; made_by: string }
  live_tag: { tag_id: number; published_at: Date; code: number }
  live_author: { author_id: number; published_at: Date; code: number }
  live_source: { source_id: number; published_at: Date; code: number }
  wire_item: {
    id: Generated<number>
    origin: string
    article_id: number | null
    bytes_hash: Buffer
    fingerprint: Buffer | null
    problems: Json
    received_at: GeneratedInstant
    changed_at: GeneratedInstant
  }
  old_address: { address: string; article_id: number }
  medium: {
    hash: string
    mime: string
    width: number | null
    height: number | null
    size_bytes: number
    alt: string | null
    caption: string | null
    credit: string | null
    kept_at: GeneratedInstant
  }
  account: {
    id: Generated<number>
    login: string
    name: string
    role: string
    password_hash: string
    created_at: GeneratedInstant
  }
  session: {
    hash: Buffer
    account_id: number
    created_at: GeneratedInstant
    expires_at: Date
    id: Generated<number>
    user_agent: Generated<string>
    last_seen_at: GeneratedInstant
    proved_at: GeneratedInstant
  }
  half_sign_in: { hash: Buffer; account_id: number; expires_at: Date; failures: Generated<number> }
  second_factor_offer: { account_id: number; sealed: Buffer; made_at: GeneratedInstant }
  second_factor: { account_id: number; sealed: Buffer; made_at: GeneratedInstant; last_step: number }
  recovery_code: { account_id: number; hash: Buffer; used_at: Date | null }
  code_failure: { account_id: number; at: GeneratedInstant }
  suspension: {
    id: Generated<number>
    account_id: number
    made_at: GeneratedInstant
    made_by: string
    ended_at: Date | null
    ended_by: string | null
  }
  api_token: { id: Generated<number>; hash: Buffer; name: string; role: string; created_at: GeneratedInstant }
  token_revocation: { token_id: number; made_at: GeneratedInstant; made_by: string }
  invitation: {
    hash: Buffer
    role: string
    created_at: GeneratedInstant
    expires_at: Date
    account_id: number | null
    id: Generated<number>
    note: Generated<string>
    made_by: string | null
  }
  answered_request: {
    principal: string
    key: string
    request_hash: Buffer
    status: number
    headers: Json
    body: Json | null
    answered_at: GeneratedInstant
  }
  audit: {
    id: number
    at: Date
    actor: string
    action: string
    subject: string
    facts: Json
    previous_hash: Buffer
    hash: Buffer
  }
  setting: { name: string; value: Json }
  medium_use: { hash: string; article_id: number }
  migration: { number: number; name: string; applied_at: GeneratedInstant }
}

interface NamedTable {
  id: Generated<number>
  slug: string
  name: string
}

type GeneratedInstant = ColumnType<Date, Date | undefined, Date>
/** Read as parsed JSON, written as its text. */
type Json = JSONColumnType<object>
