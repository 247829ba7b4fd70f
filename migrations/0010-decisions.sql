-- Why somebody got an article or a gate: new reads and gates only, for 30 days.
create table decisions (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  group_id bigint not null,
  kind text not null check (kind in ('metered', 'gate')),
  reason text not null,
  gate text,
  reads_left integer,
  rule text not null,
  policy_version integer not null,
  reader_id bigint,
  -- Of a visitor's pass, salted anew each day: two decisions of one day belong together, and nothing else does.
  pass_hash bytea
);
create index decisions_by_time on decisions (at);
create index decisions_by_reader on decisions (reader_id, at desc) where reader_id is not null;
