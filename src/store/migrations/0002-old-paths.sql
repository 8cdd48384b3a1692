-- Readers follow old links to this host, whatever host the article stood on: its path and query lead to it.

-- The path and query of an address in one form: percent-encoding undone, no slash at the end of the path, no fragment.
-- What is no UTF-8 when undone stays as it was written.
create function old_path(address text) returns text language plpgsql immutable strict parallel safe as $$
declare
  written text := regexp_replace(
    regexp_replace(regexp_replace(address, '^https?://[^/?#]*', '', 'i'), '#.*$', ''), '/+(\?|$)', '\1'
  );
begin
  if position('%' in written) = 0 then
    return written;
  end if;
  return (
    select convert_from(
      string_agg(
        case when part[1] ~ '^%..$' then decode(substr(part[1], 2), 'hex') else convert_to(part[1], 'UTF8') end,
        ''::bytea order by place
      ), 'UTF8'
    )
    from regexp_matches(written, '%[0-9a-fA-F]{2}|[^%]+|%', 'g') with ordinality as split(part, place)
  );
exception when character_not_in_repertoire or untranslatable_character then
  return written;
end $$;

create index old_address_path on old_address (old_path(address));
