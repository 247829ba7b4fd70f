-- Who has an article at the desk, by when, and whom it needs besides.
create table article_assignees (
  article_id bigint not null references articles on delete cascade,
  staff_id bigint not null references staff,
  assigned_by bigint not null references staff,
  at timestamptz not null,
  primary key (article_id, staff_id)
);
create index article_assignees_staff on article_assignees (staff_id, article_id);
create index article_assignees_by on article_assignees (assigned_by);

create table article_dues (
  article_id bigint primary key references articles on delete cascade,
  due_at timestamptz not null,
  -- When whoever has it is told that it is due tomorrow; null once they are, or where that morning has gone by.
  remind_at timestamptz,
  staff_id bigint not null references staff,
  at timestamptz not null
);
create index article_dues_due on article_dues (due_at, article_id);
create index article_dues_remind on article_dues (remind_at) where remind_at is not null;
create index article_dues_staff on article_dues (staff_id);

-- A row stays when the need has been met: by whom, and when.
create table article_needs (
  article_id bigint not null references articles on delete cascade,
  need text not null check (need in ('legal', 'pictures')),
  staff_id bigint not null references staff,
  at timestamptz not null,
  met_by bigint references staff,
  met_at timestamptz,
  primary key (article_id, need),
  check ((met_by is null) = (met_at is null))
);
create index article_needs_open on article_needs (need, article_id) where met_at is null;
create index article_needs_staff on article_needs (staff_id);
create index article_needs_met_by on article_needs (met_by);
