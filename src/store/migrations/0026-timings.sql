-- What is to happen to an article at an instant. Never changed: what became of it is another record.
create table timing (
  id          bigint generated always as identity primary key,
  article_id  bigint not null references article,
  kind        text not null check (kind in ('publication', 'withdrawal', 'embargo')),
  -- Of a publication: the revision that goes out, as it was approved.
  revision_id bigint references revision,
  due_at      timestamptz not null,
  -- Why it is taken down, or who asked to hold it back.
  note        text,
  made_at     timestamptz not null default now(),
  made_by     text not null,
  check ((kind = 'publication') = (revision_id is not null))
);
create index timing_article on timing (article_id);
create index timing_due on timing (due_at);

create table timing_end (
  timing_id bigint primary key references timing,
  -- done, cancelled, lifted (an embargo, before its instant), superseded (somebody did it by hand), failed
  kind      text not null check (kind in ('done', 'cancelled', 'lifted', 'superseded', 'failed')),
  reason    text,
  facts     json not null default '{}',
  made_at   timestamptz not null default now(),
  made_by   text not null
);
create index timing_end_failed on timing_end (timing_id) where kind = 'failed';

-- Somebody saw that a timing had failed, and saw to it.
create table timing_settlement (
  timing_id bigint primary key references timing_end,
  made_at   timestamptz not null default now(),
  made_by   text not null
);

-- What is still to come: a projection of the two above, one of a kind for an article. The clock reads nothing else.
create table timing_open (
  timing_id  bigint primary key references timing,
  article_id bigint not null,
  kind       text not null,
  due_at     timestamptz not null,
  unique (article_id, kind)
);
create index timing_open_due on timing_open (due_at);

create function open_timing() returns trigger language plpgsql as $$
begin
  insert into timing_open values (new.id, new.article_id, new.kind, new.due_at);
  return new;
end $$;
create trigger timing_opens after insert on timing for each row execute function open_timing();

create function close_timing() returns trigger language plpgsql as $$
begin
  delete from timing_open where timing_id = new.timing_id;
  return new;
end $$;
create trigger timing_closes after insert on timing_end for each row execute function close_timing();

create trigger timing_kept before update or delete on timing for each row execute function refuse_change();
create trigger timing_end_kept before update or delete on timing_end for each row execute function refuse_change();

-- The last door before readers: whoever publishes, by whatever way, an embargo that has not ended stands before it.
-- Whether it has ended is a record, so a clock that goes back brings no embargo back.
create function respect_embargo() returns trigger language plpgsql as $$
begin
  if exists (select from timing_open where article_id = new.article_id and kind = 'embargo') then
    raise exception 'article % is under an embargo', new.article_id using errcode = 'integrity_constraint_violation',
      constraint = 'embargo';
  end if;
  return new;
end $$;
create trigger publication_respects_embargo before insert on publication
  for each row execute function respect_embargo();
