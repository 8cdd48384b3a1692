-- What the newsroom wants seen to before an article goes on. Its words never change: another takes its place.
create table checklist_item (
  id             bigint generated always as identity primary key,
  words          text not null,
  -- Only in this section and those under it; null: in all, and in none.
  section_id     bigint references section,
  -- Only of this kind; null: of all.
  kind           text,
  is_required    boolean not null,
  -- A mark holds for the words it was made with, and is asked again when they change.
  is_asked_again boolean not null,
  made_at        timestamptz not null default now(),
  made_by        text not null
);

create table checklist_item_end (
  item_id bigint primary key references checklist_item,
  made_at timestamptz not null default now(),
  made_by text not null
);

-- Somebody saw to it, took that back, or let it stand for a reason. The newest of an item counts.
create table checklist_mark (
  id          bigint generated always as identity primary key,
  article_id  bigint not null references article,
  item_id     bigint not null references checklist_item,
  kind        text not null check (kind in ('ticked', 'cleared', 'waived')),
  -- What the article said then.
  revision_id bigint not null references revision,
  reason      text,
  made_at     timestamptz not null default clock_timestamp(),
  made_by     text not null,
  check ((kind = 'waived') = (reason is not null))
);
create index checklist_mark_article on checklist_mark (article_id, item_id, id desc);

create trigger checklist_item_kept before update or delete on checklist_item for each row execute function refuse_change();
create trigger checklist_item_end_kept before update or delete on checklist_item_end for each row execute function refuse_change();
create trigger checklist_mark_kept before update or delete on checklist_mark for each row execute function refuse_change();
