-- Kinds of articles that a channel is told of; null for all.
alter table channel add column kinds text[];
