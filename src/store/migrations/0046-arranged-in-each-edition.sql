-- Each edition has a front page, pages of sections and a line of breaking news of its own. What was arranged until now is
-- of the first.
alter table front_version add column edition text not null default 'fa' check (edition ~ '^[a-z]{2,8}$');
drop index front_version_effect;
create index front_version_effect
  on front_version (edition, coalesce(section_id, 0), takes_effect_at desc, id desc);

alter table breaking_line add column edition text not null default 'fa' check (edition ~ '^[a-z]{2,8}$');
create index breaking_line_newest on breaking_line (edition, id desc);
