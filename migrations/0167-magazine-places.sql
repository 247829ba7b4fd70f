-- Where a reader is in an issue, and what of it they have read: what another device needs to go on from there.
create table magazine_places (
  reader_id bigint not null references readers (id),
  issue_date date not null,
  -- The last part of URLs below the issue; a part that a later revision has dropped stands for the beginning.
  slug text not null check (slug <> ''),
  -- How far down, in thousandths.
  through integer not null check (through between 0 and 1000),
  -- Parts that were read to their end.
  done text[] not null default '{}',
  -- When they were there, by Dateline's clock: a place that comes late from a device that was offline replaces no later one.
  at timestamptz not null,
  primary key (reader_id, issue_date)
);
