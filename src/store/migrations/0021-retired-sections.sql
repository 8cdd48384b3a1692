-- A section that is out of use: it stands under the one that took its articles, and its address leads there.
create table section_retirement (
  id         int generated always as identity primary key,
  section_id int not null references section,
  made_at    timestamptz not null default now(),
  made_by    text not null,
  ended_at   timestamptz,
  ended_by   text
);
create unique index section_retirement_open on section_retirement (section_id) where ended_at is null;
