-- Polls open and close at an instant by the same records and the same clock as articles go out: a timing is of an
-- article, or of a poll.
alter table timing
  alter column article_id drop not null,
  add column poll_id bigint references poll,
  add check ((article_id is null) <> (poll_id is null)),
  drop constraint timing_kind_check,
  add constraint timing_kind_check check (
    case when poll_id is null then kind in ('publication', 'withdrawal', 'embargo') else kind in ('opening', 'closing') end
  );
create index timing_poll on timing (poll_id, kind, id) where poll_id is not null;

alter table timing_open
  alter column article_id drop not null,
  add column poll_id bigint,
  add unique (poll_id, kind);

create or replace function open_timing() returns trigger language plpgsql as $$
begin
  insert into timing_open (timing_id, article_id, poll_id, kind, due_at)
  values (new.id, new.article_id, new.poll_id, new.kind, new.due_at);
  return new;
end $$;
