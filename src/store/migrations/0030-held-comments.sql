-- A comment that came without the proof of work that a browser with scripts makes waits until then before moderators see
-- it: whoever sends thousands has a while to be noticed in, and whoever reads without scripts loses no word.
alter table comment add column held_until timestamptz;
