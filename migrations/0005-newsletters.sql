create table newsletters (
  id bigint generated always as identity primary key,
  slug text not null unique,
  name text not null,
  promise text not null,
  -- For machines and for people.
  every text not null check (every in ('daily', 'weekly')),
  cadence text not null,
  language text not null,
  position integer not null
);

-- What somebody wants now; how we know that they do stands in newsletter_consents.
create table newsletter_subscriptions (
  id bigint generated always as identity primary key,
  newsletter_id bigint not null references newsletters,
  email text not null,
  email_key text not null,
  status text not null check (status in ('requested', 'confirmed', 'ended')),
  requested_at timestamptz not null,
  confirmed_at timestamptz,
  ended_at timestamptz,
  unique (newsletter_id, email_key),
  check (status <> 'confirmed' or confirmed_at is not null),
  check (status <> 'ended' or ended_at is not null)
);
create index newsletter_subscriptions_email on newsletter_subscriptions (email_key);

-- The evidence of consent: one row per thing that a person did, never changed.
create table newsletter_consents (
  id bigint generated always as identity primary key,
  newsletter_id bigint not null references newsletters,
  email text not null,
  email_key text not null,
  event text not null check (event in ('requested', 'confirmed', 'ended')),
  at timestamptz not null,
  -- The request that this answers.
  request_id bigint references newsletter_consents,
  evidence jsonb not null
);
create index newsletter_consents_email on newsletter_consents (email_key);

create function refuse_to_change_consents() returns trigger language plpgsql as $$
begin
  raise exception 'newsletter consents are evidence and are never changed';
end $$;
create trigger newsletter_consents_append_only before update or delete on newsletter_consents
  for each row execute function refuse_to_change_consents();
create trigger newsletter_consents_no_truncate before truncate on newsletter_consents
  for each statement execute function refuse_to_change_consents();

-- One per request that was answered by mail; without a token where there was nothing left to confirm.
create table newsletter_confirmations (
  request_id bigint primary key references newsletter_consents,
  subscription_id bigint not null references newsletter_subscriptions,
  token_hash bytea unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index newsletter_confirmations_subscription on newsletter_confirmations (subscription_id);
