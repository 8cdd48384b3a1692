-- Who asked for the newsletter. Addresses are sealed with the key that is in no backup; whoever ends it is forgotten.
create table subscriber (
  id           bigint generated always as identity primary key,
  -- HMAC of the address with the same key: one address is one row, and nobody reads it from here.
  address_hash bytea not null unique,
  sealed       bytea not null,
  asked_at     timestamptz not null default clock_timestamp(),
  -- When its owner said yes from that very mailbox (double opt-in).
  confirmed_at timestamptz
);

-- One a day of the newsroom, as it was made.
create table newsletter_issue (
  id      bigint generated always as identity primary key,
  day     date not null unique,
  subject text not null,
  body_text text not null,
  body_html text not null,
  made_at timestamptz not null default clock_timestamp()
);

-- One row for a subscriber of an issue, for good: nothing is sent twice.
create table newsletter_post (
  id            bigint generated always as identity primary key,
  issue_id      bigint not null references newsletter_issue,
  subscriber_id bigint not null references subscriber on delete cascade,
  state         text not null default 'waiting' check (state in ('waiting', 'asking', 'sent', 'dead', 'unknown')),
  attempts      int not null default 0,
  due_at        timestamptz not null default clock_timestamp(),
  problem       text,
  unique (issue_id, subscriber_id)
);
create index newsletter_post_due on newsletter_post (due_at) where state in ('waiting', 'asking');
