-- When a reader last looked at what a saved search finds: what was published since is new to them.
alter table saved_searches add column looked_at timestamptz;
update saved_searches set looked_at = saved_at;
alter table saved_searches alter column looked_at set not null;
