-- A rule that is not asked for a while, and since when.
create table wire_rule_rest (
  id           bigint generated always as identity primary key,
  wire_rule_id int not null references wire_rule on delete cascade,
  made_at      timestamptz not null default now(),
  made_by      text not null,
  ended_at     timestamptz,
  ended_by     text
);
create unique index wire_rule_rest_open on wire_rule_rest (wire_rule_id) where ended_at is null;
