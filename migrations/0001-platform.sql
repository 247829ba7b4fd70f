create table clock (
  id boolean primary key default true check (id),
  offset_ms bigint not null default 0 check (offset_ms >= 0)
);
insert into clock default values;

create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text not null,
  detail jsonb not null
);

-- The record that a mail was promised and went out; its text lives in the job only until it is sent.
create table mails (
  id uuid primary key,
  kind text not null,
  recipient text not null,
  reader_id bigint,
  subject text not null,
  dated timestamptz not null,
  sent_at timestamptz
);
create index mails_reader on mails (reader_id);

-- The shape that rate-limiter-flexible expects.
create table rate_limits (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
