-- Where the body of a revision leads: what we correct or take down is recalled where our own articles lead to it.
create table revision_link (
  revision_id bigint not null references revision,
  address     text not null,
  -- The news code in an address such as ours (/fa/news/123/…, /n/123), and the host it names; null: our own site.
  code        bigint,
  host        text
);
create index revision_link_code on revision_link (code) where code is not null;
create index revision_link_address on revision_link using hash (address);

-- Where the site stands, or stood.
create table own_host (
  host     text primary key,
  first_at timestamptz not null default now()
);

-- What readers see now, and what is being written.
insert into revision_link (revision_id, address, code, host)
select revision_id, address,
  substring(address from '^(?:https?://[^/]+)?/(?:n|[a-z]{2,3}/(?:news|print|live|photo))/([0-9]{1,15})(?:[/?#]|$)')::bigint,
  substring(address from '^https?://(?:www\.)?([^/?#]+)')
from (
  select distinct revision.id as revision_id, link.href #>> '{}' as address
  from revision, lateral jsonb_path_query(revision.document::jsonb, '$.**.href') as link(href)
  where revision.document::text like '%"href"%'
    and (revision.id in (select revision_id from live)
      or not exists (select from revision as newer where newer.article_id = revision.article_id and newer.number > revision.number))
) as found
where length(address) <= 2000 and address not like 'mailto:%';
