-- What came back of mails that went out, each once, whoever tells it and however often: bounces, complaints, and that one
-- has arrived, where a provider says so.
create table mail_returns (
  id bigint generated always as identity primary key,
  -- Who told it, and under which name there: a provider's event, the Message-ID of a mail that came back.
  source text not null,
  source_id text not null,
  -- Null: of a mail that is in no ledger.
  recipient_id bigint references letter_recipients on delete cascade,
  letter_id bigint references letters,
  email_key text not null,
  outcome text not null check (outcome in ('hard', 'soft', 'complaint', 'delivered', 'unknown')),
  -- The words of who refused it.
  diagnostic text not null default '',
  at timestamptz not null,
  -- Somebody has taken the suppression back that followed from it: it counts for no other.
  forgiven boolean not null default false,
  unique (source, source_id)
);
create index mail_returns_email on mail_returns (email_key, id);
create index mail_returns_recipient on mail_returns (recipient_id) where recipient_id is not null;
create index mail_returns_letter on mail_returns (letter_id, outcome) where letter_id is not null;

-- How a receiving domain takes what it gets, counted by day (UTC), so that nobody has to count mails.
create table mail_health (
  day date not null,
  domain text not null,
  sent integer not null default 0,
  hard integer not null default 0,
  soft integer not null default 0,
  complaints integer not null default 0,
  primary key (day, domain)
);

-- When the mailbox to which mails come back is looked into next. One row.
create table return_mailbox (
  id smallint primary key default 1 check (id = 1),
  look_at timestamptz not null
);
insert into return_mailbox (look_at) values ('2000-01-01T00:00:00Z');

create index mail_suppressions_since on mail_suppressions (since, email_key);
