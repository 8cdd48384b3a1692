-- How many articles are live on each day: the archive by date asks for years and months, not for a million rows.

create table live_day (
  -- Of the wall in Tehran, counted from 1970-01-01.
  day   int primary key,
  count int not null
);

create function tehran_day(instant timestamptz) returns int language sql immutable parallel safe as $$
  select (instant at time zone 'Asia/Tehran')::date - date '1970-01-01'
$$;

-- One statement changes each day once, days in order, so that two publications never wait for each other in a ring.
create function add_to_days(deltas json) returns void language sql as $$
  insert into live_day (day, count)
    select day, delta from json_to_recordset(deltas) as changed(day int, delta int) order by day
  on conflict (day) do update set count = live_day.count + excluded.count
$$;

create function count_days() returns trigger language plpgsql as $$
declare deltas json;
begin
  if tg_op = 'INSERT' then
    select json_agg(row_to_json(d)) into deltas from (
      select tehran_day(published_at) as day, count(*) as delta from fresh group by 1) d;
  elsif tg_op = 'DELETE' then
    select json_agg(row_to_json(d)) into deltas from (
      select tehran_day(published_at) as day, -count(*) as delta from stale group by 1) d;
  else
    select json_agg(row_to_json(d)) into deltas from (
      select day, sum(delta) as delta from (
        select tehran_day(published_at) as day, 1 as delta from fresh
        union all select tehran_day(published_at), -1 from stale
      ) moved group by day having sum(delta) <> 0) d;
  end if;
  if deltas is not null then
    perform add_to_days(deltas);
  end if;
  return null;
end $$;

create trigger live_day_added after insert on live referencing new table as fresh
  for each statement execute function count_days();
create trigger live_day_removed after delete on live referencing old table as stale
  for each statement execute function count_days();
create trigger live_day_moved after update on live referencing new table as fresh old table as stale
  for each statement execute function count_days();

insert into live_day (day, count) select tehran_day(published_at), count(*) from live group by 1;
