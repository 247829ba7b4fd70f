-- A list with its filters, under a name: somebody's own, or everybody's.
create table desk_views (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  query text not null,
  staff_id bigint not null references staff,
  for_all boolean not null,
  at timestamptz not null
);
create index desk_views_staff on desk_views (staff_id);

-- Something that is done with many articles: which ones is settled when their number is named, and does not change.
create table bulk_runs (
  id bigint generated always as identity primary key,
  staff_id bigint not null references staff,
  action text not null,
  articles bigint[] not null,
  -- What was chosen for them; null until somebody has gone on.
  choice jsonb,
  done integer not null default 0,
  changed integer not null default 0,
  -- Those with which it could not be done, each with the reason.
  refused jsonb not null default '[]',
  at timestamptz not null,
  ended_at timestamptz
);
create index bulk_runs_staff on bulk_runs (staff_id);
create index bulk_runs_at on bulk_runs (at);
