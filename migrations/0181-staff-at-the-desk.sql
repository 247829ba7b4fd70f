-- How somebody is called at the desk; as whom they write, which makes articles theirs; whether single letters are keys.
alter table staff add column name text not null default '';
alter table staff add column author text references authors;
alter table staff add column single_keys boolean not null default true;
-- The row stays, since what somebody did stays theirs; another invitation takes them back.
alter table staff add column ended_at timestamptz;
alter table staff add column ended_by text;
alter table staff add constraint staff_ended_by_somebody check ((ended_at is null) = (ended_by is null));

create table staff_passkeys (
  -- The credential's own, in base64url (WebAuthn Level 3, 5.1).
  id text primary key,
  staff_id bigint not null references staff,
  name text not null,
  public_key bytea not null,
  -- What the authenticator counted at its last use; many never count.
  counter bigint not null,
  transports jsonb not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index staff_passkeys_staff on staff_passkeys (staff_id);

-- The app's secret is made of the salt and a key that the database does not have.
create table staff_apps (
  staff_id bigint primary key references staff,
  salt text not null,
  created_at timestamptz not null,
  -- The newest step of thirty seconds whose code was taken: neither it nor one before it is taken again.
  last_step bigint not null
);

create table staff_recovery_codes (
  staff_id bigint not null references staff,
  code_hash bytea not null,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (staff_id, code_hash)
);

-- Each question to a passkey is answered once; it is kept until it would be too late anyhow.
create table spent_challenges (
  challenge_hash bytea primary key,
  expires_at timestamptz not null
);
create index spent_challenges_expiry on spent_challenges (expires_at);

-- The log is read newest first: all of it, by who did it, by what it was and to what; and by the words of its details.
create index audit_log_at on audit_log (at desc, id desc);
create index audit_log_actor on audit_log (actor, at desc, id desc);
create index audit_log_action on audit_log (action, at desc, id desc);
create index audit_log_subject on audit_log (subject, at desc, id desc);
create index audit_log_words on audit_log using gin (to_tsvector('simple', detail));

-- The list of articles at the desk has every state, newest first; what readers see has indexes of its own.
create index articles_desk on articles (first_published desc, id desc);
create index articles_desk_state on articles (status, first_published desc, id desc) where status <> 'published';
create index articles_desk_section on articles (section, first_published desc, id desc);
create index articles_desk_language on articles (language, first_published desc, id desc);
create index article_versions_headline_words on article_versions using gin (to_tsvector('simple', headline));

-- A mailed invitation lives for a day. It stands for the mail alone: only what somebody at the machine prints (`staff`) is
-- a way back in for whoever has lost their second factor.
alter table sign_in_requests drop constraint sign_in_requests_purpose_check;
alter table sign_in_requests add constraint sign_in_requests_purpose_check
  check (purpose in ('sign-in', 'staff', 'invitation'));
