-- Passkeys (WebAuthn): the public half of a key pair whose other half never leaves a device of its owner.
create table passkey (
  id           bigint generated always as identity primary key,
  account_id   bigint not null references account,
  -- Its name among devices, as the device gave it.
  credential   bytea not null unique,
  -- COSE (RFC 9052).
  public_key   bytea not null,
  -- Its owner's word for it.
  name         text not null,
  -- How browsers reach the device, as they said themselves.
  transports   jsonb not null,
  -- Signatures the device has counted; stays zero where it counts none.
  counter      bigint not null,
  made_at      timestamptz not null default now(),
  last_used_at timestamptz,
  -- When its counter was first seen to stand still or go back: somebody has a copy. It opens nothing since.
  copied_at    timestamptz,
  unique (account_id, name)
);

-- What a device is asked to sign, once, in one browser.
create table passkey_challenge (
  -- SHA-256 of what only that browser has, and of what is asked.
  holder     bytea primary key,
  challenge  bytea not null,
  expires_at timestamptz not null
);
create index passkey_challenge_expiry on passkey_challenge (expires_at);
