-- Dossiers (پرونده): articles that belong together, in an order, with an introduction and an address of their own. What was
-- decided about one is added, never overwritten: its newest version holds until it is taken down.

create table dossier (
  id      bigint generated always as identity primary key,
  slug    text not null unique,
  made_at timestamptz not null default clock_timestamp()
);

create table dossier_version (
  id         bigint generated always as identity primary key,
  dossier_id bigint not null references dossier,
  title      text not null,
  -- An article document.
  intro      json not null,
  -- True for the version that takes the dossier down.
  is_end     boolean not null default false,
  made_by    text not null,
  made_at    timestamptz not null default clock_timestamp()
);
create index dossier_version_newest on dossier_version (dossier_id, id desc);

create table dossier_entry (
  version_id bigint not null references dossier_version,
  position   smallint not null,
  article_id bigint not null references article,
  primary key (version_id, position),
  unique (version_id, article_id)
);
create index dossier_entry_article on dossier_entry (article_id, version_id);

-- What readers see: the newest version of each that was not taken down.
create view shown_dossier as
  select dossier.id, dossier.slug, newest.id as version_id, newest.title, newest.intro, newest.made_at
  from dossier join lateral (
    select * from dossier_version where dossier_id = dossier.id order by id desc limit 1
  ) as newest on not newest.is_end;

-- [{slug, title, place, count, previous, next}]; the last two {code, slug, headline} or null
alter table beside add column dossiers json not null default '[]';
