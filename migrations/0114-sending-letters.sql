-- How far the settling of a letter's readers has come, and which of two subjects is tried on whom.
alter table letters
  -- The last subscription that is among its readers already, while they are being settled.
  add column frozen_upto bigint,
  -- Of a hundred readers so many get one of two subjects first, and at least so many in all.
  add column test_share smallint not null default 20 check (test_share between 2 and 100),
  add column test_minimum integer not null default 1000 check (test_minimum >= 2),
  -- For so long their clicks are counted before the others get the better one.
  add column test_minutes integer not null default 60 check (test_minutes between 5 and 1440),
  add column decides_at timestamptz,
  add column winning_arm text check (winning_arm in ('a', 'b'));
create index letters_deciding on letters (decides_at) where state = 'sending' and decides_at is not null
  and winning_arm is null;

alter table letter_recipients
  -- Whose mailbox it is, as far as that one has limits of its own: gmail, microsoft. One of few words.
  add column receiver text not null default 'other',
  -- How often nothing was answered although all of the mail had been handed over.
  add column unanswered smallint not null default 0,
  -- Null: which subject it is to be is not decided yet, so it does not go.
  alter column arm drop not null,
  alter column arm drop default;
drop index letter_recipients_waiting, letter_recipients_claimed;
create index letter_recipients_waiting on letter_recipients (letter_id, receiver, due_at)
  where state = 'pending' and arm is not null;
create index letter_recipients_undecided on letter_recipients (letter_id) where state = 'pending' and arm is null;
create index letter_recipients_claimed on letter_recipients (letter_id) where state = 'claimed';

-- Until when nothing is handed over for a receiver that asked for patience; `server`: for anybody.
create table letter_backoffs (
  receiver text primary key,
  until timestamptz not null,
  failures integer not null,
  -- What was answered.
  reply text not null
);

-- How many letters each receiver has had on a day (UTC): limits while a new sender warms up are by it.
create table letter_days (
  day date not null,
  receiver text not null,
  sent integer not null default 0,
  failed integer not null default 0,
  primary key (day, receiver)
);

create index newsletter_subscriptions_confirmed on newsletter_subscriptions (newsletter_id, id)
  where status = 'confirmed';
