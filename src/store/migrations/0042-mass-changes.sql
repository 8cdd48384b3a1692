-- What one hand changed in a short time is looked for by time; both tables grow in the order of time, so the smallest of
-- indexes will do, and costs an import nothing.
create index publication_made on publication using brin (made_at) with (pages_per_range = 16, autosummarize = on);
create index withdrawal_made on withdrawal using brin (made_at) with (pages_per_range = 16, autosummarize = on);
create index revision_saved on revision using brin (saved_at) with (pages_per_range = 16, autosummarize = on);

-- Somebody saw that one hand had changed many live articles, and that it was meant so, up to this instant.
create table mass_change_settlement (
  id         bigint generated always as identity primary key,
  actor      text not null,
  until      timestamptz not null,
  settled_at timestamptz not null default now(),
  settled_by text not null
);
create index mass_change_settlement_actor on mass_change_settlement (actor, until desc);
