-- Today names what may go out within a day. Not of some rows only: for one article its own row is looked up.
create index article_workflow_embargo_at on article_workflow (embargo_at);

-- What one has read last is looked through for what has changed since.
drop index article_seen_staff;
create index article_seen_staff on article_seen (staff_id, at desc);
