-- Questions that somebody has written for a newsletter; its automatic letters ask each of them once.
create table newsletter_questions (
  id bigint generated always as identity primary key,
  newsletter_id bigint not null references newsletters,
  -- What it is known by: written again it has another answer, and is no other question.
  words text not null,
  question jsonb not null,
  answer jsonb not null,
  -- What it was drawn from: an article, or a leaf of the almanac (`11-28`).
  group_id bigint references article_groups,
  almanac_day text check (almanac_day ~ '^\d{2}-\d{2}$'),
  added_at timestamptz not null,
  -- The letter that asks it; null: none yet.
  letter_id bigint references letters,
  unique (newsletter_id, words),
  check (num_nonnulls(group_id, almanac_day) = 1)
);
create index newsletter_questions_unasked on newsletter_questions (newsletter_id, added_at desc, id)
  where letter_id is null;
create index newsletter_questions_asked on newsletter_questions (letter_id) where letter_id is not null;
