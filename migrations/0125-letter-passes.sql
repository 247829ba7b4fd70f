-- What a link in a letter opens: for how many days after it was sent, in how many browsers, and whether it counts.
alter table paywall_policy
  -- Null: links in letters open nothing.
  add column letter_pass_days smallint default 7 check (letter_pass_days between 1 and 90),
  add column letter_pass_browsers smallint not null default 3 check (letter_pass_browsers between 1 and 50),
  add column letter_passes_count boolean not null default false;

-- A letter to one reader whose links somebody has followed. Its row is locked while browsers are counted.
create table letter_passes (
  recipient_id bigint primary key references letter_recipients on delete cascade,
  opened_at timestamptz not null,
  -- Browsers that came together, as machines do that look at every link, and were not counted; and when the last did.
  scans integer not null default 0,
  scanned_at timestamptz
);
create index letter_passes_opened on letter_passes (opened_at);

-- The browsers in which it opens. Which one it is, is written in its cookie and nowhere else.
create table letter_pass_browsers (
  id bigint generated always as identity primary key,
  recipient_id bigint not null references letter_passes on delete cascade,
  since timestamptz not null,
  -- It came back after a while, alone: whatever comes to light later, it stays.
  kept boolean not null default false
);
create index letter_pass_browsers_recipient on letter_pass_browsers (recipient_id);
