-- Records of sources and of people, as a newsroom looks through them and puts them right.

-- A name as the Persian alphabet orders it, whatever the collation of the database: «پ» after «ب», «گ» after «ک»; marks
-- and half-spaces count for nothing.
create function persian_order(name text) returns text language sql immutable strict parallel safe
  return translate(lower(name), E'آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیأإٱؤئيىكةۀ\u200C\u200D\u0654\u064B\u064C\u064D\u064E\u064F\u0650\u0651\u0652\u0670',
    E'\uE001\uE002\uE003\uE004\uE005\uE006\uE007\uE008\uE009\uE00A\uE00B\uE00C\uE00D\uE00E\uE00F\uE010\uE011\uE012\uE013\uE014\uE015\uE016\uE017\uE018\uE019\uE01A\uE01B\uE01C\uE01D\uE01E\uE01F\uE020\uE021\uE002\uE002\uE002\uE01F\uE021\uE021\uE021\uE01A\uE020\uE020');
create index person_in_order on person (persian_order(name) collate "C", id);
create index source_in_order on source (persian_order(name) collate "C", id);

-- Names by how they end: who has the same surname, which source is another with «خبرگزاری» before it.
create index person_name_end on person_name (reverse(key) text_pattern_ops);
create index source_name_end on source_name (reverse(key) text_pattern_ops);

-- Decisions that name a person by id outlive the record: whom it was merged into is asked here.
alter table former_person add column former_id bigint unique;
