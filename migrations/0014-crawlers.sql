-- Search engines whose addresses have proven who they are read everything; the publisher may switch that off.
alter table paywall_policy add column crawlers boolean not null default true;

-- What an address was found to be, for all processes and over restarts.
create table crawler_verdicts (
  address text not null,
  crawler text not null,
  verified boolean not null,
  until timestamptz not null,
  primary key (address, crawler)
);
create index crawler_verdicts_until on crawler_verdicts (until);

-- The newest list of ranges that each operator published, where the network let us see it.
create table crawler_ranges (
  crawler text primary key,
  ranges text[] not null,
  fetched_at timestamptz not null
);
