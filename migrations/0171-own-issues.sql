-- The issue that a reader has made of what they saved: one at a time, and for a day.
create table own_issues (
  reader_id bigint primary key references readers (id),
  -- Which of several orders it is: what was made for an earlier one is nobody's.
  ticket uuid not null,
  kind text not null check (kind in ('epub', 'pdf-a4', 'pdf-letter')),
  state text not null check (state in ('making', 'made', 'failed')),
  asked_at timestamptz not null,
  forget_at timestamptz not null,
  -- What is in it, by slug: looked at again whenever it is fetched.
  slugs text[] not null,
  bytes bytea,
  check ((state = 'made') = (bytes is not null))
);
create index own_issues_forget on own_issues (forget_at);
