-- A reader's allowance is the visitors' and this many more.
alter table paywall_policy
  add column registered_bonus integer not null default 0 check (registered_bonus between 0 and 100);

-- Articles that count on their own: the first, by "position", that an article falls into.
create table paywall_pools (
  id smallint generated always as identity primary key,
  name text not null unique check (name ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  match_by text not null check (match_by in ('section', 'tag', 'country')),
  match_value text not null,
  -- A number, 'unlimited' or 'share'.
  allowance text not null check (allowance ~ '^([0-9]{1,3}|unlimited|share)$'),
  position integer not null,
  unique (match_by, match_value)
);

-- Where a read was counted: in a pool of its own allowance, or, absent, against the site's.
alter table reads add column pool_id smallint;

alter table articles add column open_to_all boolean not null default false;
