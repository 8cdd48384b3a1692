-- Each edition has a newsletter of its own: who asked for it, and its issues. Those there are belong to the first.
alter table subscriber add column edition text not null default 'fa' check (edition ~ '^[a-z]{2,8}$');
alter table subscriber drop constraint subscriber_address_hash_key;
alter table subscriber add constraint subscriber_once unique (address_hash, edition);

alter table newsletter_issue add column edition text not null default 'fa' check (edition ~ '^[a-z]{2,8}$');
alter table newsletter_issue drop constraint newsletter_issue_day_key;
alter table newsletter_issue add constraint newsletter_issue_once unique (day, edition);
