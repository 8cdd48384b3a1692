-- Whoever last edited a source by hand: such sources also teach the reader of texts their names.
alter table source add column kept_by text;
