-- The media library: what is known of each original, and where it is used.

alter table medium
  -- In the order in which they came.
  add column id         bigint generated always as identity,
  -- The name the file had where it came from: shown, never used as a path.
  add column name       text not null default '',
  add column kept_by    text not null default '',
  -- The address it was fetched from.
  add column origin     text,
  -- The picture it was cut from.
  add column cut_from   text,
  -- Under which terms it may be shown, and until when.
  add column rights     text,
  add column rights_end timestamptz,
  -- The point that stays in sight when it is cropped, in hundredths from the top left.
  add column focus_x    smallint check (focus_x between 0 and 100),
  add column focus_y    smallint check (focus_y between 0 and 100),
  -- Of a film: how long it runs, its still, and what is said in it.
  add column seconds    int,
  add column poster     text,
  add column transcript text,
  -- Grows with every change of its words: a change names the version it was made from.
  add column version    int not null default 1,
  add column changed_at timestamptz not null default now(),
  -- What it is found by: its words, folded.
  add column words      text not null default '';
create unique index medium_newest on medium (id desc);

-- An article of which some revision, or some update of a live account, shows it. Revisions stay, so uses do.
create table medium_use (
  hash       text not null,
  article_id bigint not null references article,
  primary key (hash, article_id)
);

-- What was shown before uses were recorded.
insert into medium_use (hash, article_id)
select distinct found.parts[1], article_id from (
  select article_id, regexp_matches(coalesce(hero::text, '') || document::text, '"media":\s*"([0-9a-f]{64})"', 'g') as parts
  from revision
  union all
  select article_id, regexp_matches(document::text, '"media":\s*"([0-9a-f]{64})"', 'g') from live_update
) as found;
