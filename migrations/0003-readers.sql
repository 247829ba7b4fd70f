create table readers (
  id bigint generated always as identity primary key,
  -- As it was typed, with the domain in ASCII: what mail is sent to.
  email text not null,
  -- The same mailbox, the same key (src/readers/emailAddress.rule.ts).
  email_key text not null unique,
  -- The same person by address, for rules of the kind "once per person" (src/readers/person.rule.ts).
  person_key text not null,
  language text not null,
  created_at timestamptz not null,
  -- Since when we know that this person reads that mailbox; empty for an account made at the checkout.
  address_confirmed_at timestamptz
);
create index readers_person on readers (person_key);

create table sessions (
  token_hash bytea primary key,
  reader_id bigint not null references readers on delete cascade,
  -- Begun from a staff invitation.
  staff boolean not null,
  -- Begun by somebody who had the mail; a session from the checkout did not need it.
  address_proven boolean not null,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  ended_at timestamptz,
  user_agent text not null
);
create index sessions_reader on sessions (reader_id);
create index sessions_last_used on sessions (last_used_at);

create table sign_in_requests (
  id bigint generated always as identity primary key,
  purpose text not null check (purpose in ('sign-in', 'staff')),
  email text not null,
  email_key text not null,
  return_to text not null,
  language text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- Both are empty until the mail is written: the request itself does the same for every address.
  token_hash bytea unique,
  code_hash bytea,
  code_tries integer not null default 0 check (code_tries between 0 and 5),
  -- The browser that asked, and the only one in which the code works.
  browser_hash bytea,
  used_at timestamptz,
  check (expires_at > created_at),
  check (purpose <> 'sign-in' or expires_at <= created_at + interval '10 minutes')
);
create index sign_in_requests_browser on sign_in_requests (browser_hash) where used_at is null;
create index sign_in_requests_expiry on sign_in_requests (expires_at);

create table staff (
  id bigint generated always as identity primary key,
  email text not null,
  email_key text not null unique,
  role text not null check (role in ('contributor', 'translator', 'editor', 'publisher', 'circulation')),
  invited_at timestamptz not null,
  -- Who gave the role, as in the audit log: `cli`, `staff:3`.
  invited_by text not null
);
