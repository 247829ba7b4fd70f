-- What a reader's machines name themselves by at the catalog of issues: one at a time, and those that were taken back,
-- so that their machines hear why. Whoever has one reads as its reader does.
create table reading_tokens (
  token_hash bytea primary key,
  reader_id bigint not null references readers (id),
  made_at timestamptz not null,
  revoked_at timestamptz
);
create unique index reading_tokens_standing on reading_tokens (reader_id) where revoked_at is null;
create index reading_tokens_reader on reading_tokens (reader_id);
