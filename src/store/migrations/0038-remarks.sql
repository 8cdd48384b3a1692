-- What colleagues say to each other about an article, or about some words of it. Never changed; seen to by another record.
create table remark (
  id         bigint generated always as identity primary key,
  article_id bigint not null references article,
  -- The words it is about, and what stood before them, by which they are found again; null: the article as a whole.
  quote      text,
  prefix     text,
  -- The remark it answers.
  answers    bigint references remark,
  body       text not null,
  made_at    timestamptz not null default clock_timestamp(),
  made_by    text not null,
  check (answers is null or quote is null)
);
create index remark_article on remark (article_id, id);

create table remark_end (
  remark_id bigint primary key references remark,
  made_at   timestamptz not null default now(),
  made_by   text not null
);
create trigger remark_kept before update or delete on remark for each row execute function refuse_change();
create trigger remark_end_kept before update or delete on remark_end for each row execute function refuse_change();
