-- Revisions whose words wait to be read for who said what: an archive comes in faster than it is read.
create table unread_revision (
  revision_id bigint primary key references revision
);
