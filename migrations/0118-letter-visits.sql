-- Who opened a letter, and followed which of its links: the first time of each.
create table letter_visits (
  id bigint generated always as identity primary key,
  letter_id bigint not null references letters,
  recipient_id bigint not null references letter_recipients on delete cascade,
  -- scan: a machine that looks at mails followed the link, and no person.
  kind text not null check (kind in ('open', 'click', 'scan')),
  -- What the link leads to, where that is an article.
  group_id bigint references article_groups,
  at timestamptz not null,
  unique nulls not distinct (recipient_id, kind, group_id)
);
create index letter_visits_letter on letter_visits (letter_id, kind);
create index letter_visits_group on letter_visits (group_id) where group_id is not null;

-- Whether anything of the kind is counted at all.
alter table publication add column letter_statistics boolean not null default true;
