-- The newsroom's records. State is a record, not a flag: an article has revisions, publications, withdrawals,
-- corrections; none of these rows is ever updated or deleted. `live` and its lists are a projection of them,
-- made in the same transaction, so that readers need one index lookup.

-- How things are filed -------------------------------------------------------------------------------------------

create table section (
  id        int generated always as identity primary key,
  slug      text not null unique,
  name      text not null,
  parent_id int references section,
  position  int not null default 0
);

create table tag (
  id   bigint generated always as identity primary key,
  slug text not null unique,
  name text not null
);

create table author (
  id   bigint generated always as identity primary key,
  slug text not null unique,
  name text not null
);

-- Agencies, newspapers, sites … that know things; `kind` as in #sourcing.
create table source (
  id       bigint generated always as identity primary key,
  slug     text not null unique,
  name     text not null,
  kind     text not null,
  country  text,
  home_url text
);

-- People who said things.
create table person (
  id   bigint generated always as identity primary key,
  slug text not null unique,
  name text not null
);

-- Articles ------------------------------------------------------------------------------------------------------

create sequence news_code start 100001;

create table article (
  id         bigint generated always as identity primary key,
  code       bigint not null unique check (code between 1 and 9007199254740991),
  created_at timestamptz not null default now()
);

-- News codes are given in sequence, stepping over those that an archive brought along.
create function next_news_code() returns bigint language plpgsql as $$
declare candidate bigint;
begin
  loop
    candidate := nextval('news_code');
    exit when not exists (select from article where code = candidate);
  end loop;
  return candidate;
end $$;

create table revision (
  id          bigint generated always as identity primary key,
  article_id  bigint not null references article,
  number      int not null,
  kind        text not null,
  kicker      text,
  headline    text not null,
  subheadline text,
  lead        text,
  document    json not null,
  hero        json,
  section_id  int references section,
  tags        json not null,
  authors     json not null,
  -- SHA-256 of the canonical content and its chain: an unchanged save makes no revision.
  fingerprint bytea not null,
  saved_at    timestamptz not null default now(),
  saved_by    text not null,
  unique (article_id, number)
);

-- The source chain of a revision, from nearest us (position 1) to the origin.
create table chain_hop (
  revision_id bigint not null references revision,
  position    int not null,
  name        text not null,
  kind        text not null,
  relation    text not null,
  url         text,
  source_id   bigint references source,
  seen_hash   bytea,
  seen_at     timestamptz,
  primary key (revision_id, position)
);
create index chain_hop_source on chain_hop (source_id, revision_id);

create table statement (
  revision_id  bigint not null references revision,
  position     int not null,
  start_offset int not null,
  end_offset   int not null,
  sentence     text not null,
  verb         text not null,
  speaker      text,
  person_id    bigint references person,
  title        text,
  mode         text not null,
  polarity     text not null,
  primary key (revision_id, position)
);
create index statement_person on statement (person_id, revision_id desc) where person_id is not null;

-- Being live -----------------------------------------------------------------------------------------------------

create table publication (
  id           bigint generated always as identity primary key,
  article_id   bigint not null references article,
  revision_id  bigint not null references revision,
  slug         text not null,
  -- The instant printed on the page: kept from the archive when imported.
  published_at timestamptz not null,
  -- The instant of the last update printed on the page; null before the first.
  updated_at   timestamptz,
  made_at      timestamptz not null default clock_timestamp(),
  made_by      text not null
);
create index publication_article on publication (article_id, id desc);

create table withdrawal (
  id             bigint generated always as identity primary key,
  publication_id bigint not null unique references publication,
  reason         text,
  made_at        timestamptz not null default clock_timestamp(),
  made_by        text not null
);

create table correction (
  id             bigint generated always as identity primary key,
  article_id     bigint not null references article,
  publication_id bigint not null references publication,
  kind           text not null check (kind in ('typo', 'clarification', 'correction', 'retraction')),
  note           text not null,
  made_at        timestamptz not null default clock_timestamp(),
  made_by        text not null
);
create index correction_article on correction (article_id, id);

-- What readers see now: one row for each article that is live.
create table live (
  article_id     bigint primary key references article,
  code           bigint not null unique,
  publication_id bigint not null references publication,
  revision_id    bigint not null references revision,
  slug           text not null,
  kind           text not null,
  kicker         text,
  headline       text not null,
  lead           text,
  hero           json,
  section_id     int references section,
  -- {tags, authors: [{slug, name}], chain: [hop + source], corrections: [{kind, note, at}]}
  credits        json not null,
  published_at   timestamptz not null,
  updated_at     timestamptz,
  changed_at     timestamptz not null default clock_timestamp()
);
create index live_newest on live (published_at desc, code desc);
create index live_section on live (section_id, published_at desc, code desc);
create index live_kind on live (kind, published_at desc, code desc) where kind <> 'news';
create index live_changed on live (changed_at desc);

create table live_tag (
  tag_id       bigint not null references tag,
  published_at timestamptz not null,
  code         bigint not null,
  primary key (tag_id, published_at, code)
);
create index live_tag_code on live_tag (code);

create table live_author (
  author_id    bigint not null references author,
  published_at timestamptz not null,
  code         bigint not null,
  primary key (author_id, published_at, code)
);
create index live_author_code on live_author (code);

create table live_source (
  source_id    bigint not null references source,
  published_at timestamptz not null,
  code         bigint not null,
  primary key (source_id, published_at, code)
);
create index live_source_code on live_source (code);

-- What came in ---------------------------------------------------------------------------------------------------

create table wire_item (
  id          bigint generated always as identity primary key,
  -- Where it came from: an address, or the path of an imported file.
  origin      text not null unique,
  article_id  bigint references article,
  -- SHA-256 of the bytes as they came, last time and first seen.
  bytes_hash  bytea not null,
  problems    json not null default '[]',
  received_at timestamptz not null default now(),
  changed_at  timestamptz not null default now()
);

-- Addresses an imported article had elsewhere, for permanent redirects.
create table old_address (
  address    text primary key,
  article_id bigint not null references article
);
create index old_address_article on old_address (article_id);

-- Originals kept by #media, by SHA-256 (hex).
create table medium (
  hash       text primary key,
  mime       text not null,
  width      int,
  height     int,
  size_bytes bigint not null,
  alt        text,
  caption    text,
  credit     text,
  kept_at    timestamptz not null default now()
);

-- People of the newsroom and their keys --------------------------------------------------------------------------

create table account (
  id            bigint generated always as identity primary key,
  login         text not null unique,
  name          text not null,
  role          text not null,
  password_hash text not null,
  created_at    timestamptz not null default now()
);

-- Keys are kept as SHA-256 only.
create table session (
  hash       bytea primary key,
  account_id bigint not null references account,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_account on session (account_id);

create table api_token (
  id         bigint generated always as identity primary key,
  hash       bytea not null unique,
  name       text not null,
  role       text not null,
  created_at timestamptz not null default now()
);

create table token_revocation (
  token_id bigint primary key references api_token,
  made_at  timestamptz not null default now(),
  made_by  text not null
);

-- One-time links: the first administrator, later invitations.
create table invitation (
  hash       bytea primary key,
  role       text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  account_id bigint references account
);

-- Answers already given to requests that carried an Idempotency-Key.
create table answered_request (
  principal    text not null,
  key          text not null,
  request_hash bytea not null,
  status       int not null,
  headers      json not null,
  body         json,
  answered_at  timestamptz not null default now(),
  primary key (principal, key)
);
create index answered_request_age on answered_request (answered_at);

-- The audit log is a hash chain: each row's hash covers the row and the hash before it.
create table audit (
  id            bigint primary key,
  at            timestamptz not null,
  actor         text not null,
  action        text not null,
  subject       text not null,
  facts         json not null,
  previous_hash bytea not null,
  hash          bytea not null
);

create function audit_hash(
  previous bytea, id bigint, at timestamptz, actor text, action text, subject text, facts json
) returns bytea language sql immutable as $$
  select sha256(
    previous || convert_to(
      json_build_array(id, extract(epoch from at)::text, actor, action, subject, facts::text)::text, 'UTF8'
    )
  )
$$;

create function append_audit(actor text, action text, subject text, facts json) returns void language plpgsql as $$
declare
  last_row audit%rowtype;
  next_id bigint;
  previous bytea;
  now_at timestamptz := clock_timestamp();
begin
  -- Held until commit: rows are chained in the order in which they become visible.
  perform pg_advisory_xact_lock(72600001);
  select * into last_row from audit order by id desc limit 1;
  next_id := coalesce(last_row.id, 0) + 1;
  previous := coalesce(last_row.hash, '\x'::bytea);
  insert into audit values (
    next_id, now_at, actor, action, subject, facts, previous,
    audit_hash(previous, next_id, now_at, actor, action, subject, facts)
  );
end $$;

-- Small facts about the installation: when the demo was filled, the secret that signs nothing leaves here.
create table setting (
  name  text primary key,
  value json not null
);

-- Nothing published is ever overwritten: the database itself refuses.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% rows are never changed or deleted', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;

create trigger revision_kept before update or delete on revision for each row execute function refuse_change();
create trigger publication_kept before update or delete on publication for each row execute function refuse_change();
create trigger withdrawal_kept before update or delete on withdrawal for each row execute function refuse_change();
create trigger correction_kept before update or delete on correction for each row execute function refuse_change();
create trigger audit_kept before update or delete on audit for each row execute function refuse_change();
