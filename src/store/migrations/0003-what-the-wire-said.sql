-- What an import last brought, so that what the desk did since is known from what the wire says.
alter table wire_item add column fingerprint bytea;

-- Where the audit log ends: a cut tail is found.
create table audit_head (
  singleton boolean primary key default true check (singleton),
  id        bigint not null,
  hash      bytea not null
);
insert into audit_head (id, hash) select id, hash from audit order by id desc limit 1;

create or replace function append_audit(actor text, action text, subject text, facts json) returns void language plpgsql as $$
declare
  last_row audit%rowtype;
  next_id bigint;
  previous bytea;
  now_at timestamptz := clock_timestamp();
  made bytea;
begin
  -- Held until commit: rows are chained in the order in which they become visible.
  perform pg_advisory_xact_lock(72600001);
  select * into last_row from audit order by id desc limit 1;
  next_id := coalesce(last_row.id, 0) + 1;
  previous := coalesce(last_row.hash, ''::bytea);
  made := audit_hash(previous, next_id, now_at, actor, action, subject, facts);
  insert into audit values (next_id, now_at, actor, action, subject, facts, previous, made);
  insert into audit_head (id, hash) values (next_id, made)
    on conflict (singleton) do update set id = excluded.id, hash = excluded.hash;
end $$;

create index wire_item_article on wire_item (article_id);
