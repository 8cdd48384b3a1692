-- Which words of an article stand next to each other, a bit for each: most articles that do not say a phrase are told by
-- this, beside their row, without reading what they say. Null until the article is indexed anew; see store/search/pairs.ts.
alter table search_document add column pairs bytea;
alter table search_document alter column pairs set storage plain;
