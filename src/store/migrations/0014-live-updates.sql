-- A running account: what is told of an event while it goes on. Nothing told is changed; what was wrong is taken off.

create table live_update (
  id         bigint generated always as identity primary key,
  article_id bigint not null references article,
  headline   text,
  document   json not null,
  -- One of the moments by which the event will be remembered.
  is_key     boolean not null,
  made_at    timestamptz not null default clock_timestamp(),
  made_by    text not null
);
create index live_update_article on live_update (article_id, id desc);

create table live_update_removal (
  update_id bigint primary key references live_update,
  made_at   timestamptz not null default clock_timestamp(),
  made_by   text not null
);

-- The event is over: no update follows.
create table live_ending (
  article_id bigint primary key references article,
  made_at    timestamptz not null default clock_timestamp(),
  made_by    text not null
);

create trigger live_update_kept before update or delete on live_update for each row execute function refuse_change();
create trigger live_update_removal_kept before update or delete on live_update_removal for each row execute function refuse_change();
create trigger live_ending_kept before update or delete on live_ending for each row execute function refuse_change();
