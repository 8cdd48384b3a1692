-- How often articles are read: counts alone, by the hour and by the day in Tehran. Who read is never known here.

create table reading_hour (
  hour  timestamptz not null,
  code  bigint not null,
  reads int not null,
  primary key (hour, code)
);

create table reading_day (
  day   int not null,
  code  bigint not null,
  reads int not null,
  primary key (day, code)
);

-- The most read, ranked every few minutes: of everything (no section) and of each section of the first level.
create table most_read (
  span       text not null check (span in ('day', 'week')),
  section_id int references section,
  rank       int not null,
  code       bigint not null,
  -- More in the last hours than in as many before them.
  is_rising  boolean not null
);
create unique index most_read_place on most_read (span, coalesce(section_id, 0), rank);
