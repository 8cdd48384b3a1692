-- What stands beside a live article on its page, worked out after it was published and never while a page is made.

-- Which articles are told beside which, the likest first.
create table related (
  article_id bigint not null references article,
  position   smallint not null,
  other_id   bigint not null references article,
  primary key (article_id, position)
);
create index related_other on related (other_id);

-- As pages print it, in a row of its own: `live` stays as it is, so that nothing is indexed again for it.
create table beside (
  article_id bigint primary key references article,
  -- [{code, slug, kind, headline, publishedAt}]
  related    json not null default '[]'
);

-- Articles of an archive, whose turn comes when there is time; the newest first.
create table relation_waiting (
  id         bigint generated always as identity primary key,
  article_id bigint not null
);
insert into relation_waiting (article_id) select article_id from live order by published_at, code;
