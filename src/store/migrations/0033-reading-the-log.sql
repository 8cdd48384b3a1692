-- The audit log is read by who did it, to what, and when.
create index audit_actor on audit (actor, id desc);
create index audit_subject on audit (subject, id desc);
create index audit_at on audit (at);
-- Deeds done to many articles at once name them in their facts.
create index audit_many on audit (id desc) where subject like '% articles';
