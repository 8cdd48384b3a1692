-- What readers say of an article, as they sent it; never changed. What was decided of it stands beside it, newest last.
create table comment (
  id          bigint generated always as identity primary key,
  article_id  bigint not null references article,
  -- The comment it answers, which itself answers none.
  parent_id   bigint references comment,
  name        text not null,
  body        text not null,
  -- SHA-256 of its letters in one spelling: the same words sent twice are one comment.
  words_hash  bytea not null,
  received_at timestamptz not null default clock_timestamp(),
  unique (article_id, words_hash)
);
create trigger comment_kept before update or delete on comment for each row execute function refuse_change();

create table comment_decision (
  id         bigint generated always as identity primary key,
  comment_id bigint not null references comment,
  decision   text not null check (decision in ('published', 'rejected')),
  reason     text,
  made_at    timestamptz not null default clock_timestamp(),
  made_by    text not null
);
create index comment_decision_newest on comment_decision (comment_id, id desc);
create trigger comment_decision_kept before update or delete on comment_decision
  for each row execute function refuse_change();

-- Where each comment stands now, and what readers think of it: made from the rows above, and from votes, of which
-- nothing but their number is kept.
create table comment_standing (
  comment_id bigint primary key references comment,
  article_id bigint not null references article,
  state      text not null default 'waiting' check (state in ('waiting', 'published', 'rejected')),
  agreed     int not null default 0,
  disagreed  int not null default 0
);
create index comment_standing_of_article on comment_standing (article_id, state, comment_id desc);
create index comment_standing_waiting on comment_standing (comment_id) where state = 'waiting';
