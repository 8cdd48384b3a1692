-- Answers of those an article spoke of (جوابیه): what they sent, never changed; what was decided; the article it became.
create table reply (
  id          bigint generated always as identity primary key,
  article_id  bigint not null references article,
  -- The publication that was answered, as readers saw it when the answer came.
  publication_id bigint not null references publication,
  name        text not null,
  -- How to reach the sender: never shown to readers.
  contact     text not null,
  body        text not null,
  -- SHA-256 of `body` in UTF-8: who sent it can compare.
  body_hash   bytea not null,
  -- Letters of the answered text and of the answer, as they were counted.
  original_letters int not null,
  letters     int not null,
  -- SHA-256 of the code by which the sender follows it.
  tracking_hash bytea not null unique,
  received_at timestamptz not null default clock_timestamp(),
  due_at      timestamptz not null
);
create index reply_of_article on reply (article_id);
create trigger reply_kept before update or delete on reply for each row execute function refuse_change();

create table reply_refusal (
  reply_id bigint primary key references reply,
  reason   text not null,
  made_at  timestamptz not null default clock_timestamp(),
  made_by  text not null
);
create trigger reply_refusal_kept before update or delete on reply_refusal
  for each row execute function refuse_change();

-- The article that carries an answer; its words are the answer's and stay so.
create table reply_article (
  reply_id   bigint primary key references reply,
  article_id bigint not null unique references article,
  made_at    timestamptz not null default clock_timestamp(),
  made_by    text not null
);
create trigger reply_article_kept before update or delete on reply_article
  for each row execute function refuse_change();
