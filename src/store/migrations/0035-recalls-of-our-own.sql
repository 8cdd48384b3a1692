-- What we correct or take down ourselves is recalled too: its cause is an article then, and no item of the wire.
alter table recall alter column wire_item_id drop not null;
alter table recall add column cause_article_id bigint references article;
alter table recall add check (num_nonnulls(wire_item_id, cause_article_id) = 1);
create index recall_cause on recall (cause_article_id) where cause_article_id is not null;

-- Somebody dealt with it, or let it be and said why.
alter table recall_settlement add column kind text not null default 'handled' check (kind in ('handled', 'ignored'));
alter table recall_settlement add check (kind = 'handled' or note is not null);
