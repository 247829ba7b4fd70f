-- When a newsletter comes, for whom, and what its letters are made of.
alter table newsletters
  drop constraint newsletters_every_check,
  drop constraint newsletters_audience_check,
  add column weekday smallint check (weekday between 1 and 7),
  add column hour text not null default '07:00' check (hour ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  -- Null: the publication's. The reader's own: at that hour where each reader lives, as far as it is known.
  add column zone text,
  add column at_readers_hour boolean not null default false,
  add column approval text check (approval ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  add column sender text not null default '',
  add column reply_to text not null default '',
  add column look text not null default 'plain',
  -- The blocks of its automatic letters, in their order; empty: only what is written goes out.
  add column recipe jsonb not null default '[]';
update newsletters set weekday = 1 where every = 'weekly';
alter table newsletters
  add constraint newsletters_every_check check (every in ('daily', 'weekdays', 'weekly')),
  add constraint newsletters_day_of_weekly check (weekday is null or every = 'weekly'),
  add constraint newsletters_audience_check check (audience in ('everyone', 'registered', 'subscribers'));

-- One dated instalment of a newsletter. A newsletter has one a day at most.
create table letters (
  id bigint generated always as identity primary key,
  newsletter_id bigint not null references newsletters,
  date date not null,
  origin text not null check (origin in ('automatic', 'written')),
  -- waiting: for somebody's approval; held: by somebody; empty: there was nothing new, so nothing went out.
  state text not null check (state in ('waiting', 'scheduled', 'held', 'sending', 'stopped', 'sent', 'empty')),
  revision integer not null default 1,
  subject text not null,
  -- Tried on a part of the readers; null: all get `subject`.
  other_subject text,
  preview_text text not null default '',
  document jsonb not null,
  -- When the first of its readers is to have it; null when it is not to go at all.
  due_at timestamptz,
  composed_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  -- How many readers it was to reach, once that is settled.
  frozen integer,
  -- In words: why it is held, was stopped, is empty.
  note text not null default '',
  unique (newsletter_id, date)
);
create index letters_due on letters (due_at) where state = 'scheduled';
create index letters_going on letters (id) where state = 'sending';

-- The ledger: each reader of each letter. Settled when the letter starts, claimed, sent, recorded; never deleted but
-- with the reader.
create table letter_recipients (
  id bigint generated always as identity primary key,
  letter_id bigint not null references letters,
  email text not null,
  email_key text not null,
  domain text not null,
  reader_id bigint references readers,
  standing text not null check (standing in ('visitor', 'reader', 'trial', 'subscriber', 'lapsed')),
  language text not null,
  arm text not null default 'a' check (arm in ('a', 'b')),
  state text not null default 'pending' check (state in ('pending', 'claimed', 'sent', 'failed', 'suppressed')),
  due_at timestamptz not null,
  claimed_by text,
  claimed_at timestamptz,
  tries integer not null default 0,
  -- Part of the mail's Message-ID and return path: the same however often it has to be sent.
  token text not null unique,
  -- The revision of the letter that went to this reader.
  revision integer,
  sent_at timestamptz,
  -- What the server said last.
  reply text,
  unique (letter_id, email_key)
);
create index letter_recipients_waiting on letter_recipients (letter_id, due_at) where state = 'pending';
create index letter_recipients_claimed on letter_recipients (claimed_at) where state = 'claimed';
create index letter_recipients_email on letter_recipients (email_key);
create index letter_recipients_reader on letter_recipients (reader_id) where reader_id is not null;

-- To whom nothing is sent any more, of any newsletter, until somebody takes it back.
create table mail_suppressions (
  email_key text primary key,
  email text not null,
  reason text not null check (reason in ('bounced', 'bounced-repeatedly', 'complained', 'by-hand')),
  -- The words of who refused it.
  detail text not null default '',
  since timestamptz not null
);
