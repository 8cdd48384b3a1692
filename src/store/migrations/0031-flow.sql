-- How an article goes through the newsroom: each step is a record and never changed; where it stands is read off them.
create table step (
  id          bigint generated always as identity primary key,
  article_id  bigint not null references article,
  kind        text not null check (kind in ('sent-to-section', 'sent-to-chief', 'returned', 'rejected', 'taken-back')),
  -- The article as it stood.
  revision_id bigint not null references revision,
  -- Of what is sent: what to know of it. Of what is returned or rejected: why.
  reason      text,
  made_at     timestamptz not null default clock_timestamp(),
  made_by     text not null,
  check (reason is not null or kind in ('sent-to-section', 'sent-to-chief', 'taken-back'))
);
create index step_article on step (article_id, id desc);

-- Where each article stands that has gone a step since it was last published: a projection of the steps and the
-- publications. No row: it is a draft, or live.
create table stage (
  article_id bigint primary key references article,
  step_id    bigint not null references step,
  kind       text not null,
  -- Who gave it out of hand, to whom it comes back.
  sent_by    text not null
);
create index stage_kind on stage (kind, step_id desc);
create index stage_sender on stage (sent_by);

create function go_step() returns trigger language plpgsql as $$
begin
  if new.kind = 'taken-back' then
    delete from stage where article_id = new.article_id;
    return new;
  end if;
  insert into stage values (new.article_id, new.id, new.kind, new.made_by)
  on conflict (article_id) do update set step_id = excluded.step_id, kind = excluded.kind,
    sent_by = case when stage.kind in ('returned', 'rejected') and excluded.kind like 'sent-%'
      then excluded.sent_by else stage.sent_by end;
  return new;
end $$;
create trigger step_goes after insert on step for each row execute function go_step();
create trigger step_kept before update or delete on step for each row execute function refuse_change();

-- Who writes or makes what for an article, by when.
create table assignment (
  id         bigint generated always as identity primary key,
  article_id bigint not null references article,
  account_id bigint not null references account,
  -- What is wanted.
  brief      text,
  due_at     timestamptz,
  made_at    timestamptz not null default now(),
  made_by    text not null
);
create index assignment_article on assignment (article_id);

create table assignment_end (
  assignment_id bigint primary key references assignment,
  kind          text not null check (kind in ('done', 'cancelled', 'replaced')),
  made_at       timestamptz not null default now(),
  made_by       text not null
);

-- What is still to be done: a projection of the two above, one of a person for an article.
create table assignment_open (
  assignment_id bigint primary key references assignment,
  article_id    bigint not null,
  account_id    bigint not null,
  due_at        timestamptz,
  unique (article_id, account_id)
);
create index assignment_open_account on assignment_open (account_id);
create index assignment_open_due on assignment_open (due_at);

create function open_assignment() returns trigger language plpgsql as $$
begin
  insert into assignment_open values (new.id, new.article_id, new.account_id, new.due_at);
  return new;
end $$;
create trigger assignment_opens after insert on assignment for each row execute function open_assignment();

create function close_assignment() returns trigger language plpgsql as $$
begin
  delete from assignment_open where assignment_id = new.assignment_id;
  return new;
end $$;
create trigger assignment_closes after insert on assignment_end for each row execute function close_assignment();
create trigger assignment_kept before update or delete on assignment for each row execute function refuse_change();
create trigger assignment_end_kept before update or delete on assignment_end
  for each row execute function refuse_change();

-- What is published waits at no desk any more, and what was to be made for it is made; once for each statement, so that
-- an import of a thousand articles pays for one look.
create function leave_stage() returns trigger language plpgsql as $$
begin
  delete from stage using made, step
    where stage.article_id = made.article_id and step.id = stage.step_id and step.revision_id <= made.revision_id;
  insert into assignment_end (assignment_id, kind, made_by)
    select assignment_id, 'done', made.made_by from assignment_open join made using (article_id)
    on conflict do nothing;
  return null;
end $$;
create trigger publication_leaves_stage after insert on publication referencing new table as made
  for each statement execute function leave_stage();
