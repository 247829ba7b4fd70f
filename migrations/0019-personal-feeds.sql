-- A subscriber's own feed with whole articles; whoever has its address reads as they do, so it can be taken back.
create table personal_feeds (
  reader_id bigint primary key references readers (id),
  token_hash bytea not null unique,
  made_at timestamptz not null
);
