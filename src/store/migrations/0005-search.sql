-- What can be searched: one row for each live article, and one for each newest revision that is not live (a draft). Rows
-- are made by `#search` from what waits in search_waiting; readers of an article never touch these tables.

create extension if not exists pg_trgm;

create table search_document (
  article_id   bigint not null references article,
  standing     text not null check (standing in ('live', 'draft')),
  revision_id  bigint not null,
  code         bigint not null,
  -- Of the printed publication; of a draft, when it was saved.
  published_at timestamptz not null,
  -- Months since the year 0, of published_at in UTC: the first part of every term.
  month        int not null,
  -- Which making of the whole index this row belongs to.
  making       int not null,
  -- `standing` + month + part of the article + word: see store/search/terms.ts.
  terms        tsvector not null,
  -- Folded words in reading order, for phrases.
  said         text not null,
  primary key (article_id, standing)
) with (
  -- Rows that are looked at by the thousand stay narrow: terms and words lie beside them, and are seldom fetched.
  toast_tuple_target = 128
);
-- Updated at once, not in a list of its own that every search would have to read through.
create index search_document_terms on search_document using gin (terms) with (fastupdate = off);

-- How much each month holds: which months are asked, and how many of them at once.
create table search_month (
  standing  text not null,
  month     int not null,
  documents int not null,
  primary key (standing, month)
);
create function count_search_months() returns trigger language plpgsql as $$
begin
  insert into search_month as known (standing, month, documents)
    select standing, month, count(*) * (case tg_op when 'INSERT' then 1 else -1 end) from touched
    group by standing, month order by standing, month
  on conflict (standing, month) do update set documents = known.documents + excluded.documents;
  return null;
end $$;
create trigger search_document_made after insert on search_document referencing new table as touched
  for each statement execute function count_search_months();
create trigger search_document_gone after delete on search_document referencing old table as touched
  for each statement execute function count_search_months();

-- Articles whose rows are out of date; the newest are done first. Several rows for one article do no harm.
create table search_waiting (
  id         bigint generated always as identity primary key,
  article_id bigint not null
);
create index search_waiting_article on search_waiting (article_id);

-- The vocabulary of what is live: folded words, one natural spelling, and how many articles say it.
create table search_word (
  word      text primary key,
  -- Its letters as #search hears them, in a-z and 0-9: pg_trgm reads no others under the C locale of our own cluster.
  sound     text not null,
  spelling  text not null,
  documents int not null,
  making    int not null
);
create index search_word_alike on search_word using gin (sound gin_trgm_ops);

-- Whatever changes what an article says or whether it is live, it waits to be searched anew: no verb can forget it.
create function wait_for_search() returns trigger language plpgsql as $$
begin
  insert into search_waiting (article_id) select distinct article_id from touched;
  return null;
end $$;
create trigger revision_searched after insert on revision referencing new table as touched
  for each statement execute function wait_for_search();
create trigger live_made_searched after insert on live referencing new table as touched
  for each statement execute function wait_for_search();
create trigger live_changed_searched after update on live referencing new table as touched
  for each statement execute function wait_for_search();

-- What was taken down is found no longer, from that instant.
create function forget_for_search() returns trigger language plpgsql as $$
begin
  delete from search_document using touched
    where search_document.article_id = touched.article_id and search_document.standing = 'live';
  insert into search_waiting (article_id) select distinct article_id from touched;
  return null;
end $$;
create trigger live_ended_searched after delete on live referencing old table as touched
  for each statement execute function forget_for_search();

-- An archive that was there before search was.
insert into search_waiting (article_id)
select article.id from article left join live on live.article_id = article.id
order by coalesce(live.published_at, article.created_at);
