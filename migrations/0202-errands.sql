-- What of the staff somebody is told: on Today until it is done, and by mail, together with what else there is within minutes.
create table staff_errands (
  id bigint generated always as identity primary key,
  staff_id bigint not null references staff,
  kind text not null check (kind in ('assigned', 'due', 'returned', 'mentioned')),
  article_id bigint not null references articles on delete cascade,
  -- Whoever did it; nobody where a date did.
  by_staff_id bigint references staff,
  -- What it is about: the words of a comment, the reason of a return, an hour.
  detail text not null default '',
  at timestamptz not null,
  -- When the mail that has it is due; null once it was written, or where no mail is wanted.
  mail_at timestamptz
);
create index staff_errands_staff on staff_errands (staff_id, at desc, id desc);
create index staff_errands_article on staff_errands (article_id);
create index staff_errands_by on staff_errands (by_staff_id);
create index staff_errands_mail on staff_errands (mail_at) where mail_at is not null;

-- Of which kinds somebody wants no mail.
alter table staff add column mails_off text[] not null default '{}';
