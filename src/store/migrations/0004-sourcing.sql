-- Who carried a story and who said what, recorded with its revision; sources and people under all their names; what
-- humans decided about it, for good.

-- Names --------------------------------------------------------------------------------------------------------

-- Every name of a source, squashed (#sourcing `nameKey`): one name means one source. Provisioned from the directory
-- that ships with Sanad, extended by what arrives, edited by people.
create table source_name (
  key          text primary key,
  source_id    bigint not null references source,
  name         text not null,
  -- An everyday word or a place too: it counts only where a sentence credits it.
  is_ambiguous boolean not null default false
);
create index source_name_source on source_name (source_id);

-- Slugs of sources that were merged into another: their addresses lead there.
create table former_source (slug text primary key, source_id bigint not null references source);
create index former_source_source on former_source (source_id);

create table person_name (
  key       text primary key,
  person_id bigint not null references person,
  name      text not null
);
create index person_name_person on person_name (person_id);

create table former_person (slug text primary key, person_id bigint not null references person);
create index former_person_person on former_person (person_id);

-- Offices as recorded by people (or with the people Sanad knows); Gregorian years, null is open. The offices under
-- which somebody spoke stand with the statements.
create table tenure (
  person_id bigint not null references person,
  title     text not null,
  from_year smallint,
  to_year   smallint,
  primary key (person_id, title)
);

-- Recorded with the revision -----------------------------------------------------------------------------------

-- `decision`: null as the program read it, or `accepted`, `changed`, `added` by a human.
alter table chain_hop add column decision text;
-- What arrived and was taken over, where the hop is such an item.
alter table chain_hop add column wire_item_id bigint references wire_item;
create index chain_hop_url on chain_hop (url, revision_id) where url is not null;
create index chain_hop_wire_item on chain_hop (wire_item_id, revision_id) where wire_item_id is not null;

-- Offsets are UTF-16 units into the sourced text of the revision (#article `sourcedText`), `end` exclusive: the words
-- themselves stand in the document, once.
drop table statement;
create table statement (
  revision_id   bigint not null references revision,
  position      int not null,
  start_offset  int not null,
  end_offset    int not null,
  speaker_start int,
  speaker_end   int,
  words_start   int,
  words_end     int,
  verb          text not null,
  speaker       text,
  speaker_kind  text,
  title         text,
  mode          text not null,
  polarity      text not null,
  person_id     bigint references person,
  source_id     bigint references source,
  decision      text,
  primary key (revision_id, position)
);
create index statement_person on statement (person_id, revision_id) where person_id is not null;
create index statement_source on statement (source_id, revision_id) where source_id is not null;

create table mention (
  revision_id bigint not null references revision,
  position    int not null,
  name        text not null,
  cue         text not null,
  relation    text not null,
  source_id   bigint references source,
  decision    text,
  primary key (revision_id, position)
);
create index mention_source on mention (source_id, revision_id) where source_id is not null;

-- Articles in which somebody spoke, newest first: made with the readers' row.
create table live_person (
  person_id    bigint not null references person,
  published_at timestamptz not null,
  code         bigint not null,
  primary key (person_id, published_at, code)
);
create index live_person_code on live_person (code);

-- What humans decided ------------------------------------------------------------------------------------------

-- `part` and `subject` name a hop, a statement, a mention or a finding of an article by its words, so that a decision
-- outlives every later reading. The newest of one subject holds.
create table sourcing_decision (
  id         bigint generated always as identity primary key,
  article_id bigint not null references article,
  part       text not null check (part in ('chain', 'hop', 'statement', 'mention', 'finding')),
  subject    text not null,
  decision   text not null check (decision in ('accepted', 'changed', 'rejected', 'added', 'waived')),
  change     json,
  reason     text,
  made_at    timestamptz not null default clock_timestamp(),
  made_by    text not null
);
create index sourcing_decision_article on sourcing_decision (article_id, id);
create trigger sourcing_decision_kept before update or delete on sourcing_decision
  for each row execute function refuse_change();

-- Two articles that tell one event differently, once a human has said so; the pair in order of their ids.
create table differing_report (
  one_id   bigint not null references article,
  other_id bigint not null references article,
  made_at  timestamptz not null default clock_timestamp(),
  made_by  text not null,
  primary key (one_id, other_id),
  check (one_id < other_id)
);
create index differing_report_other on differing_report (other_id);
