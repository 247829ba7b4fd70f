-- Where a reader has each issue sent as a file: once it is known to be wanted there.
create table e_readers (
  reader_id bigint primary key references readers (id),
  email text not null,
  email_key text not null,
  chosen_at timestamptz not null,
  -- null: it waits for somebody at that address to say yes.
  confirmed_at timestamptz,
  token_hash bytea unique,
  expires_at timestamptz,
  -- Their server took no file: nothing goes there until it is chosen anew.
  refused_at timestamptz,
  check (confirmed_at is not null or (token_hash is not null and expires_at is not null))
);

-- Which revision of which issue went to whom, and what became of it: each once, unless its reader asks.
create table issue_deliveries (
  reader_id bigint not null references readers (id),
  issue_date date not null,
  revision integer not null,
  state text not null check (state in ('pending', 'sent', 'linked', 'refused', 'ended')),
  -- Of the mail: the same when it is tried again.
  mail_id uuid not null,
  at timestamptz not null,
  primary key (reader_id, issue_date, revision)
);

-- That an issue was announced, by which letter. Once for each issue, whatever becomes of its revisions.
create table issue_letters (
  issue_date date primary key,
  letter_id bigint references letters (id),
  at timestamptz not null
);
create index issue_letters_letter on issue_letters (letter_id);
