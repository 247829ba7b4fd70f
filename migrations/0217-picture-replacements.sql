-- A picture that another one takes the place of: with which articles it was named, and how it went with each.
create table picture_replacements (
  id bigint generated always as identity primary key,
  picture_id text not null references pictures on delete cascade,
  by_id text not null references pictures on delete cascade,
  staff_id bigint not null references staff,
  -- Whether articles keep what they say of the old one, or take what the library says of the new one.
  keeps_words boolean not null,
  reason text not null check (reason <> ''),
  articles bigint[] not null,
  done integer not null default 0,
  outcomes jsonb not null default '[]',
  at timestamptz not null,
  ended_at timestamptz
);
create index picture_replacements_picture on picture_replacements (picture_id);
create index picture_replacements_by on picture_replacements (by_id);
create index picture_replacements_staff on picture_replacements (staff_id);
