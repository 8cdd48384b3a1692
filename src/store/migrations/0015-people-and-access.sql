-- Of a session, what its owner needs to recognise it, and when she last showed that it is she.
alter table session
  add column id           bigint generated always as identity unique,
  add column user_agent   text not null default '',
  add column last_seen_at timestamptz not null default now(),
  add column proved_at    timestamptz not null default now();

-- A password was right and a code is waited for; bound to the browser that wrote the password.
create table half_sign_in (
  hash       bytea primary key,
  account_id bigint not null references account,
  expires_at timestamptz not null,
  -- Wrong codes so far: after a few the password is asked again.
  failures   int not null default 0
);

-- A second factor that was offered and not yet confirmed by a code of it: it counts for nothing.
create table second_factor_offer (
  account_id bigint primary key references account,
  sealed     bytea not null,
  made_at    timestamptz not null default now()
);

-- Codes by time (RFC 6238). The secret is sealed with a key that is not in the database.
create table second_factor (
  account_id bigint primary key references account,
  sealed     bytea not null,
  made_at    timestamptz not null default now(),
  -- The newest step of time whose code was taken: neither it nor an older one is taken again.
  last_step  bigint not null
);

-- 80 random bits each, so a plain SHA-256 is enough.
create table recovery_code (
  account_id bigint not null references account,
  hash       bytea not null,
  used_at    timestamptz,
  primary key (account_id, hash)
);

-- Wrong codes of an account, wherever they were tried, in whichever process.
create table code_failure (
  account_id bigint not null references account,
  at         timestamptz not null default now()
);
create index code_failure_account on code_failure (account_id, at);

-- An account is never deleted, because what it did stays its own; it is suspended and may come back.
create table suspension (
  id         bigint generated always as identity primary key,
  account_id bigint not null references account,
  made_at    timestamptz not null default now(),
  made_by    text not null,
  ended_at   timestamptz,
  ended_by   text
);
create unique index suspension_open on suspension (account_id) where ended_at is null;

-- Who was invited, in the words of who invites, and by whom (null: by the program, for the first administrator).
alter table invitation
  add column id      bigint generated always as identity unique,
  add column note    text not null default '',
  add column made_by text;
