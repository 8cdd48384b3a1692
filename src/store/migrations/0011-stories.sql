-- What several sources carried in the same words, what the desk did with it, and what its sources took back.

-- A projection of its items and of what was done with them, made in the same transaction: a list needs one index look-up.
create table story (
  id             bigint generated always as identity primary key,
  began_at       timestamptz not null default now(),
  newest_item_id bigint references wire_item,
  items          int not null default 0,
  status         text not null default 'new' check (status in ('new', 'taken', 'ignored', 'watched'))
);
create index story_newest on story (newest_item_id desc) where items > 0;
create index story_status on story (status, newest_item_id desc) where items > 0;

create table story_item (
  wire_item_id bigint primary key references wire_item,
  story_id     bigint not null references story,
  -- When it was published, or came.
  said_at      timestamptz not null,
  -- Headline and beginning, folded: what words are looked for in.
  folded       text not null,
  -- It tells of several stories: no other item is a part of it.
  is_round_up  boolean not null,
  -- Who put it there by hand: no folding moves it again.
  placed_by    text,
  folded_at    timestamptz not null default now()
);
create index story_item_story on story_item (story_id, said_at, wire_item_id);

-- Marks by which items that share a passage are found (#sourcing `marksOf`); kept as long as copies come.
create table story_mark (
  mark         int not null,
  wire_item_id bigint not null references wire_item,
  marked_at    timestamptz not null default now(),
  primary key (mark, wire_item_id)
);
create index story_mark_item on story_mark (wire_item_id);
create index story_mark_age on story_mark (marked_at);

-- What people did with an item, and so with its story; the last one counts.
create table wire_handling (
  id           bigint generated always as identity primary key,
  wire_item_id bigint not null references wire_item,
  kind         text not null check (kind in ('taken', 'ignored', 'watched', 'reopened')),
  article_id   bigint references article,
  -- The first revision made of it: what was changed since is seen against it.
  revision_id  bigint references revision,
  made_at      timestamptz not null default now(),
  made_by      text not null
);
create index wire_handling_item on wire_handling (wire_item_id, id desc);
create index wire_handling_article on wire_handling (article_id) where article_id is not null;
create trigger wire_handling_kept before update or delete on wire_handling for each row execute function refuse_change();

-- A source corrected, denied or took back what an article of ours depends on.
create table recall (
  id           bigint generated always as identity primary key,
  -- The item that says so.
  wire_item_id bigint not null references wire_item,
  kind         text not null check (kind in ('correction', 'denial', 'retraction')),
  article_id   bigint not null references article,
  raised_at    timestamptz not null default now(),
  unique (wire_item_id, article_id)
);
create index recall_article on recall (article_id, id desc);

create table recall_settlement (
  recall_id bigint primary key references recall,
  note      text,
  made_at   timestamptz not null default now(),
  made_by   text not null
);
