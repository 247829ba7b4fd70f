-- Libraries, schools and companies that read by their network or their e-mail domain.
create table institutions (
  slug text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  ranges text[] not null default '{}',
  domains text[] not null default '{}',
  until date
);

-- One article that a subscriber gave away.
create table gifts (
  id bigint generated always as identity primary key,
  token_hash bytea not null unique,
  giver_id bigint not null,
  group_id bigint not null references article_groups,
  given_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  openings integer not null default 0
);
create index gifts_by_giver on gifts (giver_id, given_at);
