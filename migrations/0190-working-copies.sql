-- The text of an article as the newsroom has it: every change is a step, and the version is how many there have been.
create table working_copies (
  article_id bigint primary key references articles (id),
  version integer not null check (version >= 0),
  -- The document with the identifiers of its blocks, as ProseMirror writes it.
  text jsonb not null,
  -- Which version of the article it was begun from.
  begun_from bigint not null references article_versions (id),
  changed_at timestamptz not null
);
create index working_copies_begun_from on working_copies (begun_from);

create table article_steps (
  article_id bigint not null references working_copies (article_id),
  version integer not null check (version > 0),
  step jsonb not null,
  -- The browser that made it, and who sat there.
  client text not null,
  staff_id bigint not null references staff (id),
  at timestamptz not null,
  primary key (article_id, version)
);
create index article_steps_at on article_steps (at);
create index article_steps_staff on article_steps (staff_id);

-- A batch whose answer was lost comes again, and is answered as it was.
create table article_batches (
  article_id bigint not null references working_copies (article_id),
  batch uuid not null,
  -- What it held: another batch of the same name is a mistake, and is said to be one.
  digest text not null,
  version integer not null,
  at timestamptz not null,
  primary key (article_id, batch)
);
create index article_batches_at on article_batches (at);

create table article_comments (
  id bigint generated always as identity primary key,
  article_id bigint not null references working_copies (article_id),
  -- Where it stands in the text of this version; what was said is kept as it was quoted then, and stands when it has gone.
  from_position integer not null,
  to_position integer not null check (to_position >= from_position),
  version integer not null,
  quote text not null,
  gone boolean not null default false,
  words text not null check (words <> ''),
  staff_id bigint not null references staff (id),
  at timestamptz not null,
  resolved_at timestamptz,
  resolved_by bigint references staff (id)
);
create index article_comments_article on article_comments (article_id, id);
create index article_comments_staff on article_comments (staff_id);
create index article_comments_resolved_by on article_comments (resolved_by);

-- What is said of an article beside its text: each fact is saved by itself, with a version of its own.
create table article_facts (
  article_id bigint not null references articles (id),
  fact text not null,
  value jsonb not null,
  version integer not null check (version > 0),
  staff_id bigint not null references staff (id),
  at timestamptz not null,
  primary key (article_id, fact)
);
create index article_facts_staff on article_facts (staff_id);

-- For ever.
create table article_revisions (
  article_id bigint not null references articles (id),
  number integer not null check (number > 0),
  text jsonb not null,
  facts jsonb not null,
  label text,
  -- The revision that it brought back.
  restored_from integer,
  staff_id bigint not null references staff (id),
  at timestamptz not null,
  primary key (article_id, number)
);
create index article_revisions_staff on article_revisions (staff_id);
