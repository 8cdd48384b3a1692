-- Questions put to readers. What was asked is never changed; answers are counted and nothing else is kept of them.
create table poll (
  id       bigint generated always as identity primary key,
  question text not null,
  made_at  timestamptz not null default clock_timestamp(),
  made_by  text not null
);
create trigger poll_kept before update or delete on poll for each row execute function refuse_change();

create table poll_choice (
  id       bigint generated always as identity primary key,
  poll_id  bigint not null references poll,
  position int not null,
  text     text not null,
  unique (poll_id, position)
);
create trigger poll_choice_kept before update or delete on poll_choice for each row execute function refuse_change();

create table poll_count (
  choice_id bigint primary key references poll_choice,
  votes     bigint not null default 0
);

create table poll_closing (
  poll_id bigint primary key references poll,
  made_at timestamptz not null default clock_timestamp(),
  made_by text not null
);
create trigger poll_closing_kept before update or delete on poll_closing for each row execute function refuse_change();

-- Where a poll stands besides its own page: under an article, or (no article) on the front page. One in each place.
create table poll_place (
  poll_id    bigint primary key references poll,
  article_id bigint unique references article
);
create unique index poll_place_front on poll_place ((true)) where article_id is null;
