-- Who demanded that an article be taken down, where the newsroom did not decide it itself: a court, an authority. Its address
-- answers 451 then, and says so (RFC 7725).
alter table withdrawal add column ordered_by text;
