-- What is polled, what became of it, and what it brought.

create table feed (
  id            int generated always as identity primary key,
  -- Where it is asked now; it changes only with a move, which is recorded.
  address       text not null unique,
  name          text not null,
  -- Who speaks in it.
  source_id     bigint references source,
  section_id    int references section,
  language      text,
  every_minutes int not null default 10 check (every_minutes between 1 and 1440),
  -- Nothing new for this long is an alarm; 0: never.
  silence_hours int not null default 24 check (silence_hours between 0 and 8760),
  -- `feed`: as the feed has it; `page`: the page of each item is fetched, because the feed has summaries only.
  text_from     text not null default 'feed' check (text_from in ('feed', 'page')),
  added_at      timestamptz not null default now(),
  added_by      text not null
);

-- A feed that rests is not polled: paused, removed from the list, or gone at its own place (410).
create table feed_rest (
  id       bigint generated always as identity primary key,
  feed_id  int not null references feed,
  kind     text not null check (kind in ('paused', 'removed', 'gone')),
  made_at  timestamptz not null default now(),
  made_by  text not null,
  ended_at timestamptz,
  ended_by text
);
create unique index feed_rest_open on feed_rest (feed_id) where ended_at is null;

-- A permanent redirect that was followed.
create table feed_move (
  id           bigint generated always as identity primary key,
  feed_id      int not null references feed,
  from_address text not null,
  to_address   text not null,
  moved_at     timestamptz not null default now()
);

-- Where the polling of each feed stands: a projection of its visits, so that the next one needs one lookup.
create table feed_state (
  feed_id       int primary key references feed,
  due_at        timestamptz not null default now(),
  etag          text,
  last_modified text,
  bytes_hash    bytea,
  failures      int not null default 0,
  asked_at      timestamptz,
  succeeded_at  timestamptz,
  failed_at     timestamptz,
  -- Why the last failure was one: a stable code with its facts; the sentence is chosen at the edge.
  failure       text,
  failure_facts json,
  title         text,
  home          text,
  topic         text,
  hub           text
);
create index feed_state_due on feed_state (due_at);

create table feed_visit (
  id            bigint generated always as identity primary key,
  feed_id       int not null references feed,
  made_at       timestamptz not null default now(),
  -- `poll` (we asked) or `push` (a hub sent).
  way           text not null check (way in ('poll', 'push')),
  outcome       text not null check (outcome in ('read', 'unchanged', 'failed')),
  failure       text,
  facts         json,
  new_items     int not null default 0,
  changed_items int not null default 0,
  size_bytes    int not null default 0,
  took_ms       int not null default 0
);
create index feed_visit_feed on feed_visit (feed_id, id desc);
create index feed_visit_age on feed_visit (made_at);

-- WebSub (W3C, 2018): a hub that pushes what a feed brings.
create table hub_subscription (
  feed_id     int primary key references feed,
  hub         text not null,
  topic       text not null,
  -- The last part of the callback's address: whoever does not know it cannot speak to us.
  callback    text not null unique,
  secret      text not null,
  asked_at    timestamptz not null default now(),
  verified_at timestamptz,
  expires_at  timestamptz,
  denied_at   timestamptz,
  heard_at    timestamptz
);

-- When a host may be asked next, by whatever process of ours.
create table host_turn (
  host    text primary key,
  free_at timestamptz not null
);

-- robots.txt as it was, for a day.
create table robots_text (
  origin   text primary key,
  -- null: it could not be had, and nothing may be asked there.
  body     text,
  asked_at timestamptz not null default now()
);

-- The bytes of feeds and pages as they came, gzipped.
create table wire_bytes (
  hash         bytea primary key,
  address      text not null,
  content_type text,
  size_bytes   int not null,
  gzipped      bytea not null,
  received_at  timestamptz not null default now()
);
alter table wire_bytes alter column gzipped set storage external;
create index wire_bytes_age on wire_bytes (received_at);

-- What arrives by a feed stands beside what an import brings; `said` is the normalised item, `document` its body.
alter table wire_item
  add column feed_id int references feed,
  add column title text,
  add column link text,
  add column said json,
  add column document json,
  add column published_at timestamptz;
create index wire_item_feed on wire_item (feed_id, id desc) where feed_id is not null;
create index wire_item_arrived on wire_item (received_at desc, id desc) where feed_id is not null;

-- What an item said before it changed upstream: never overwritten.
create table wire_item_version (
  wire_item_id bigint not null references wire_item,
  number       int not null,
  bytes_hash   bytea not null,
  said         json not null,
  document     json not null,
  arrived_at   timestamptz not null default now(),
  primary key (wire_item_id, number)
);
create trigger wire_item_version_kept before update or delete on wire_item_version
  for each row execute function refuse_change();

-- The page of an item whose feed has summaries only.
create table wire_page (
  wire_item_id bigint primary key references wire_item,
  tries        int not null default 0,
  asked_at     timestamptz not null default now(),
  -- Null while it may still be had.
  outcome      text check (outcome in ('read', 'failed')),
  failure      text,
  bytes_hash   bytea
);

-- What is done with items as they arrive, in order of position.
create table wire_rule (
  id         int generated always as identity primary key,
  name       text not null,
  position   int not null,
  -- {feeds, sources, words, without, sections, languages}: every one that is given must hold.
  matches    json not null,
  -- {section, tags, priority, drop, draft, publish}
  does       json not null,
  made_at    timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  -- Who answers for it: nothing is published in the name of somebody who may not.
  made_by    text not null
);
create index wire_rule_order on wire_rule (position, id);

-- What the rules made of an item.
create table wire_routing (
  wire_item_id bigint primary key references wire_item,
  section_id   int references section,
  tags         json not null default '[]',
  priority     int not null default 0,
  -- Kept but ignored, and why: the name of the rule as it was.
  dropped_by   text,
  -- Names of the rules that held, in order, and what could not be done, as problems.
  rules        json not null default '[]',
  problems     json not null default '[]',
  made_at      timestamptz not null default now()
);
create index wire_routing_section on wire_routing (section_id, wire_item_id desc);
