-- Searches of the archive that a reader has kept, each as its address writes it.
create table saved_searches (
  id bigint primary key generated always as identity,
  reader_id bigint not null references readers (id),
  search text not null check (length(search) between 1 and 4000),
  saved_at timestamptz not null,
  unique (reader_id, search)
);
