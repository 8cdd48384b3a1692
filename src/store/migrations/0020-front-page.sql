-- The front page: every arrangement there ever was, and from when it held. Nothing of it is changed; undoing is a new
-- version. And the line of breaking news above every page.

-- No article stands on one front page twice.
create function each_placed_once(plan json) returns boolean language sql immutable as $$
  select count(*) = count(distinct placed ->> 'code')
  from json_array_elements(plan -> 'boxes') as box, json_array_elements(box -> 'placed') as placed
$$;

create table front_version (
  id              bigint generated always as identity primary key,
  -- Boxes with what was placed in them; null for the front page that lays itself out.
  plan            json check (each_placed_once(plan)),
  -- The version its maker looked at; null before the first.
  based_on        bigint references front_version,
  note            text,
  -- Now, or the instant for which a change was planned.
  takes_effect_at timestamptz not null,
  made_at         timestamptz not null default clock_timestamp(),
  made_by         text not null
);
create index front_version_effect on front_version (takes_effect_at desc, id desc);

-- A planned change that was called off before its time.
create table front_cancellation (
  version_id bigint primary key references front_version,
  made_at    timestamptz not null default clock_timestamp(),
  made_by    text not null
);

create table breaking_line (
  id         bigint generated always as identity primary key,
  text       text not null,
  -- The article it leads to.
  article_id bigint references article,
  expires_at timestamptz not null,
  made_at    timestamptz not null default clock_timestamp(),
  made_by    text not null
);

-- A line taken down before its time, by somebody or by the next one.
create table breaking_ending (
  line_id bigint primary key references breaking_line,
  made_at timestamptz not null default clock_timestamp(),
  made_by text not null
);

create trigger front_version_kept before update or delete on front_version for each row execute function refuse_change();
create trigger front_cancellation_kept before update or delete on front_cancellation for each row execute function refuse_change();
create trigger breaking_line_kept before update or delete on breaking_line for each row execute function refuse_change();
create trigger breaking_ending_kept before update or delete on breaking_ending for each row execute function refuse_change();
