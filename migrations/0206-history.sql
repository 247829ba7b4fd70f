-- Of which version of the text a revision is: what was written between two of them is found among the steps.
alter table article_revisions add column version integer check (version >= 0);

-- What was written since the newest revision is kept by itself: after a pause, and once an hour while nobody pauses.
alter table working_copies
  add column unkept_since timestamptz,
  add column keep_at timestamptz,
  -- Who wrote last.
  add column changed_by bigint references staff (id);
create index working_copies_keep_at on working_copies (keep_at) where keep_at is not null;
create index working_copies_changed_by on working_copies (changed_by);

-- Up to where somebody has read an article at the desk: now, and when they came to it this time.
create table article_seen (
  article_id bigint not null references articles (id),
  staff_id bigint not null references staff (id),
  version integer not null check (version >= 0),
  at timestamptz not null,
  since_version integer not null check (since_version >= 0),
  since_at timestamptz not null,
  primary key (article_id, staff_id)
);
create index article_seen_staff on article_seen (staff_id);
