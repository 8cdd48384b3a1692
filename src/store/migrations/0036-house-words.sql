-- Words of this newsroom that no dictionary has: names, loans, its own coinages. Who added each stays with it.
create table house_word (
  id       bigint generated always as identity primary key,
  -- In house letters.
  word     text not null unique,
  added_at timestamptz not null default now(),
  added_by text not null
);

-- They were a list in the settings before, which did not say by whom.
insert into house_word (word, added_by)
select word, 'setting:language'
from setting, lateral json_array_elements_text(coalesce(value -> 'words', '[]')) with ordinality as listed (word, place)
where name = 'language'
order by place
on conflict do nothing;
update setting set value = (value::jsonb - 'words')::json where name = 'language';
