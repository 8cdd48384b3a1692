-- The page of a section is arranged as the front page is, in versions of its own.

-- Null: the front page.
alter table front_version add column section_id int references section;

-- Of one page at a time; no section is 0.
drop index front_version_effect;
create index front_version_effect on front_version (coalesce(section_id, 0), takes_effect_at desc, id desc);
