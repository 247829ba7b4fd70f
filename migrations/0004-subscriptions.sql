create table plans (
  id bigint generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  interval text not null check (interval in ('month', 'year')),
  trial_days integer not null check (trial_days between 0 and 730),
  position integer not null
);

-- What a plan costs today. What somebody agreed to stands with their subscription.
create table plan_prices (
  plan_id bigint not null references plans,
  currency text not null check (currency ~ '^[a-z]{3}$'),
  amount_minor bigint not null check (amount_minor > 0),
  primary key (plan_id, currency)
);

-- Every plan opens the same things.
create table benefits (
  slug text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  new_since timestamptz,
  position integer not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'table % is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;

-- Somebody was sent to the hosted payment page. Belongs to a reader once it is paid, or from the start if they were signed in.
create table checkouts (
  id bigint generated always as identity primary key,
  reader_id bigint references readers,
  -- Made an account that did not exist: only then may the browser that paid be signed in.
  made_reader boolean not null default false,
  email text not null,
  plan_id bigint not null references plans,
  currency text not null,
  amount_minor bigint not null,
  trial_days integer not null,
  return_to text not null,
  -- The browser that started, by a secret cookie of its own.
  browser_hash bytea not null,
  signed_in_at timestamptz,
  -- Anybody else gets a link by mail, once.
  link_sent_at timestamptz,
  provider_account text,
  provider_session text unique,
  created_at timestamptz not null,
  completed_at timestamptz,
  subscription_id bigint
);
create index checkouts_reader on checkouts (reader_id);
create index checkouts_browser on checkouts (browser_hash);

-- What was shown and agreed to.
create table checkout_consents (
  id bigint generated always as identity primary key,
  checkout_id bigint not null references checkouts,
  at timestamptz not null,
  evidence jsonb not null
);
create index checkout_consents_checkout on checkout_consents (checkout_id);
create trigger checkout_consents_stay before update or delete or truncate on checkout_consents
  for each statement execute function refuse_change();

create table subscriptions (
  id bigint generated always as identity primary key,
  reader_id bigint not null references readers,
  plan_id bigint not null references plans,
  currency text not null,
  amount_minor bigint not null,
  interval text not null check (interval in ('month', 'year')),
  state text not null check (state in ('incomplete', 'trialing', 'active', 'past_due', 'paused', 'canceling', 'ended')),
  -- Opens nothing and is being undone at the provider: a second subscription, or a second trial.
  set_aside text check (set_aside in ('surplus', 'trial-used')),
  provider_account text not null,
  provider_subscription text not null unique,
  provider_customer text not null,
  provider_status text not null,
  started_at timestamptz not null,
  trial_end timestamptz,
  period_start timestamptz not null,
  period_end timestamptz not null,
  cancel_at timestamptz,
  canceled_at timestamptz,
  past_due_since timestamptz,
  ended_at timestamptz,
  -- From the ledger: until when money was received, and until when it was given back.
  paid_until timestamptz,
  refunded_until timestamptz,
  -- Counts what was taken over from the provider, so that an answer that was overtaken is noticed and asked for again.
  version bigint not null,
  -- When the provider is asked next, and since when it has not answered.
  ask_at timestamptz,
  unanswered_since timestamptz,
  publisher_warned_at timestamptz,
  remind_at timestamptz,
  settle_at timestamptz
);
create index subscriptions_reader on subscriptions (reader_id);
create index subscriptions_customer on subscriptions (provider_customer);
create unique index one_paying_subscription on subscriptions (reader_id)
  where set_aside is null and state in ('trialing', 'active', 'past_due', 'paused', 'canceling');
create index subscriptions_ask on subscriptions (ask_at) where ask_at is not null;
create index subscriptions_remind on subscriptions (remind_at) where remind_at is not null;
create index subscriptions_settle on subscriptions (settle_at) where settle_at is not null;
alter table checkouts add foreign key (subscription_id) references subscriptions;

create table subscription_events (
  id bigint generated always as identity primary key,
  subscription_id bigint not null references subscriptions,
  at timestamptz not null,
  from_state text,
  to_state text not null,
  path text not null check (path in ('expected', 'reconciled')),
  -- What made us look: `event:evt_…`, `return`, `command:cancel`, `question`.
  cause text not null,
  provider_status text not null,
  detail jsonb not null
);
create index subscription_events_subscription on subscription_events (subscription_id);
create trigger subscription_events_stay before update or delete or truncate on subscription_events
  for each statement execute function refuse_change();

-- A keyed hash of the person's address or card: whose first trial it was.
create table trial_uses (
  kind text not null check (kind in ('address', 'card')),
  hash bytea not null,
  provider_subscription text not null,
  at timestamptz not null,
  primary key (kind, hash)
);

-- Each fact is told once.
create table subscription_mails (
  subscription_id bigint not null references subscriptions,
  kind text not null,
  period text not null,
  at timestamptz not null,
  primary key (subscription_id, kind, period)
);

-- What Dateline made or knows at the payment provider, per account: the simulator's ids mean nothing at Stripe.
create table provider_products (
  account text not null,
  plan_id bigint not null references plans,
  product text not null unique,
  primary key (account, plan_id)
);

create table provider_prices (
  price text primary key,
  account text not null,
  plan_id bigint not null references plans,
  currency text not null,
  amount_minor bigint not null,
  interval text not null,
  unique (account, plan_id, currency, amount_minor, interval)
);

-- What a person should look at, told once per subject.
create table alarms (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  code text not null,
  subject text not null,
  detail jsonb not null,
  unique (code, subject)
);

create table provider_settings (
  account text not null,
  name text not null,
  value text not null,
  primary key (account, name)
);

-- How often an intent was definitely answered; part of the next try's idempotency key.
create table provider_answers (
  intent text primary key,
  answered integer not null
);

create table provider_events (
  id text primary key,
  type text not null,
  object text not null,
  object_id text not null,
  account text not null,
  created_at timestamptz not null,
  received_at timestamptz not null
);
create trigger provider_events_stay before update or delete or truncate on provider_events
  for each statement execute function refuse_change();

-- What became of an event; written once, when it has been dealt with.
create table provider_event_outcomes (
  event_id text primary key references provider_events,
  at timestamptz not null,
  outcome text not null,
  detail jsonb not null
);
create trigger provider_event_outcomes_stay before update or delete or truncate on provider_event_outcomes
  for each statement execute function refuse_change();

create table ledger_entries (
  id bigint generated always as identity primary key,
  -- The provider's id of the payment or refund: the same fact is booked once.
  provider_id text not null unique,
  kind text not null check (kind in ('payment', 'refund')),
  at timestamptz not null,
  booked_at timestamptz not null,
  subscription_id bigint not null references subscriptions,
  -- For a payment, the time it pays for; for a refund, the payment it gives back.
  covers_from timestamptz,
  covers_until timestamptz,
  refund_of text references ledger_entries (provider_id),
  provider_payment text
);
create index ledger_entries_subscription on ledger_entries (subscription_id);
create index ledger_entries_payment on ledger_entries (provider_payment);

create table ledger_lines (
  id bigint generated always as identity primary key,
  entry_id bigint not null references ledger_entries,
  account text not null,
  currency text not null check (currency ~ '^[a-z]{3}$'),
  -- Debit positive, credit negative.
  amount_minor bigint not null check (amount_minor <> 0)
);
create index ledger_lines_entry on ledger_lines (entry_id);

create trigger ledger_entries_stay before update or delete or truncate on ledger_entries
  for each statement execute function refuse_change();
create trigger ledger_lines_stay before update or delete or truncate on ledger_lines
  for each statement execute function refuse_change();

create function ledger_entry_balances() returns trigger language plpgsql as $$
declare
  entry bigint;
begin
  if tg_table_name = 'ledger_entries' then entry := new.id; else entry := new.entry_id; end if;
  if (select count(*) from ledger_lines where entry_id = entry) < 2 then
    raise exception 'ledger entry % has fewer than two lines', entry using errcode = 'check_violation';
  end if;
  if exists (select from ledger_lines where entry_id = entry group by currency having sum(amount_minor) <> 0) then
    raise exception 'the lines of ledger entry % do not sum to zero', entry using errcode = 'check_violation';
  end if;
  return null;
end
$$;
create constraint trigger ledger_entries_balance after insert on ledger_entries
  deferrable initially deferred for each row execute function ledger_entry_balances();
create constraint trigger ledger_lines_balance after insert on ledger_lines
  deferrable initially deferred for each row execute function ledger_entry_balances();
