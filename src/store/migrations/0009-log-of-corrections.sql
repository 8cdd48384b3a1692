-- The public log of corrections, newest first: all of it, and each kind by itself.
create index correction_log on correction (made_at desc, id desc);
create index correction_log_kind on correction (kind, made_at desc, id desc);
