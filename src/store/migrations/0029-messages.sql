-- What readers send the newsroom itself: messages, and tips that are confided to it. Who sent it from where is kept
-- nowhere. The words are sealed with a key that is in no backup; when they are erased, the row remains without them.
create table message (
  id            bigint generated always as identity primary key,
  kind          text not null check (kind in ('message', 'tip')),
  -- What the sealing is bound to, so that no sealed words can be put under another message.
  mark          text not null unique,
  sealed        bytea,
  -- SHA-256 of the code by which the sender follows it.
  tracking_hash bytea not null unique,
  received_at   timestamptz not null default clock_timestamp()
);
create function keep_but_erase() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.sealed is null and to_jsonb(new) - 'sealed' = to_jsonb(old) - 'sealed' then
    return new;
  end if;
  raise exception 'rows of % are not changed; their words may be erased', tg_table_name;
end $$;
create trigger message_kept before update or delete on message for each row execute function keep_but_erase();

-- What was done with it, newest last. An answer is for the sender, and sealed like her words.
create table message_deed (
  id         bigint generated always as identity primary key,
  message_id bigint not null references message,
  deed       text not null check (deed in ('waiting', 'read', 'answered', 'archived', 'erased')),
  sealed     bytea,
  made_at    timestamptz not null default clock_timestamp(),
  made_by    text not null
);
create trigger message_deed_kept before update or delete on message_deed
  for each row execute function keep_but_erase();
create index message_deed_newest on message_deed (message_id, id desc);

-- Where each stands now: made from the rows above.
create table message_standing (
  message_id bigint primary key references message,
  kind       text not null,
  state      text not null default 'waiting'
);
create index message_standing_listed on message_standing (state, kind, message_id desc);
