-- A channel is told of the articles of one edition, chosen when it is made. Those there are belong to the first.
alter table channel add column edition text not null default 'fa' check (edition ~ '^[a-z]{2,8}$');
