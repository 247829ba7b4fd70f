create table paywall_policy (
  id boolean primary key default true check (id),
  allowance integer not null default 1 check (allowance between 0 and 100),
  meter_window text not null default 'rolling:30d',
  archive_after_days integer check (archive_after_days > 0),
  free_for_hours integer check (free_for_hours > 0),
  version integer not null default 1
);
insert into paywall_policy default values;

-- One article opened by a reader. Opening it again after its window is a new row.
create table reads (
  reader_id bigint not null,
  group_id bigint not null references article_groups,
  opened_at timestamptz not null,
  primary key (reader_id, opened_at, group_id)
);
