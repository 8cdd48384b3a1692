-- Rights that hold in some sections only, and in those under them. Without a row they hold in all.
create table account_section (
  account_id bigint not null references account,
  section_id int not null references section,
  primary key (account_id, section_id)
);
create table token_section (
  token_id   bigint not null references api_token,
  section_id int not null references section,
  primary key (token_id, section_id)
);
create table invitation_section (
  invitation_id bigint not null references invitation (id) on delete cascade,
  section_id    int not null references section,
  primary key (invitation_id, section_id)
);

-- Somebody is trusted to publish without being an editor, from then on, until the trust ends.
create table trust (
  id         bigint generated always as identity primary key,
  account_id bigint not null references account,
  made_at    timestamptz not null default now(),
  made_by    text not null,
  ended_at   timestamptz,
  ended_by   text
);
create unique index trust_open on trust (account_id) where ended_at is null;

-- Slugs of these sections and of all that lie under them, in order; null for none given.
create function sections_under(given int[]) returns text[] language sql stable as $$
  with recursive reach as (
    select id, slug from section where id = any(given)
    union
    select section.id, section.slug from section join reach on section.parent_id = reach.id
  )
  select array_agg(slug order by slug) from reach
$$;
