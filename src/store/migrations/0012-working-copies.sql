-- What the newsroom is writing just now. Unlike a revision, a working copy changes with every pause of a keyboard; it
-- becomes a revision when an editor says so, when she publishes, and every few minutes while she writes.
create table working_copy (
  article_id    bigint primary key references article,
  -- Grows with every change: an editor's change names the version it was made from.
  version       int not null,
  -- Number of the revision it follows: newer ones are merged into it before it is given out.
  revision      int not null,
  content       json not null,
  chain         json not null,
  -- What two people changed differently and somebody has yet to choose of.
  choices       json not null default '[]',
  -- Who changed it since that revision.
  changed_by    text[] not null default '{}',
  changed_at    timestamptz not null default now(),
  -- When it began to differ from that revision; null while it does not.
  begun_at      timestamptz,
  -- The newest change taken from each open editor, by its number there: how a lost answer is recognised.
  seats         json not null default '{}'
);
create index working_copy_begun on working_copy (article_id) where begun_at is not null;

-- Who has an article open. Worth nothing after a crash, so it is not logged.
create unlogged table presence (
  article_id bigint not null,
  seat       text not null,
  account_id bigint not null,
  block      int,
  seen_at    timestamptz not null,
  primary key (article_id, seat)
);

-- Everybody who wrote a revision, where they were more than the one who saved it.
create table revision_author (
  revision_id bigint not null references revision,
  actor       text not null,
  primary key (revision_id, actor)
);
