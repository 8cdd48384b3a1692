-- Editions: an article belongs to one, for good, because its address begins with it. The first, `fa`, is what every
-- article was until now: no row is written anew.

alter table article add column edition text not null default 'fa' check (edition ~ '^[a-z]{2,8}$');
alter table live add column edition text not null default 'fa';

create function refuse_other_edition() returns trigger language plpgsql as $$
begin
  raise exception 'article % belongs to edition %, for good', old.code, old.edition;
end $$;
create trigger article_keeps_edition before update of edition on article
  for each row when (old.edition is distinct from new.edition) execute function refuse_other_edition();

-- Lists of the first edition go on by the indexes they have: where it is the only one, nothing was added for them.
create index live_of_edition on live (edition, published_at desc, code desc) where edition <> 'fa';
create index live_of_edition_changed on live (edition, changed_at desc) where edition <> 'fa';

-- Articles that say the same in several editions: one group, named by the article that was there first.
create table translation (
  article_id bigint primary key references article,
  group_id   bigint not null references article,
  made_at    timestamptz not null default clock_timestamp(),
  made_by    text not null
);
create index translation_group on translation (group_id);

-- The archive by date counts each edition on its own.
alter table live_day add column edition text not null default 'fa';
alter table live_day drop constraint live_day_pkey;
alter table live_day add primary key (edition, day);

create or replace function add_to_days(deltas json) returns void language sql as $$
  insert into live_day (edition, day, count)
    select edition, day, delta from json_to_recordset(deltas) as changed(edition text, day int, delta int)
    order by edition, day
  on conflict (edition, day) do update set count = live_day.count + excluded.count
$$;

create or replace function count_days() returns trigger language plpgsql as $$
declare deltas json;
begin
  if tg_op = 'INSERT' then
    select json_agg(row_to_json(d)) into deltas from (
      select edition, tehran_day(published_at) as day, count(*) as delta from fresh group by 1, 2) d;
  elsif tg_op = 'DELETE' then
    select json_agg(row_to_json(d)) into deltas from (
      select edition, tehran_day(published_at) as day, -count(*) as delta from stale group by 1, 2) d;
  else
    select json_agg(row_to_json(d)) into deltas from (
      select edition, day, sum(delta) as delta from (
        select edition, tehran_day(published_at) as day, 1 as delta from fresh
        union all select edition, tehran_day(published_at), -1 from stale
      ) moved group by edition, day having sum(delta) <> 0) d;
  end if;
  if deltas is not null then
    perform add_to_days(deltas);
  end if;
  return null;
end $$;

-- The most read is ranked for each edition; a ranking is made anew every few minutes.
alter table most_read add column edition text not null default 'fa';
drop index most_read_place;
create unique index most_read_place on most_read (edition, span, coalesce(section_id, 0), rank);
