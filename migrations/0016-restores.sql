-- A database that was made from a backup. Until somebody releases it, what was due before waits.
create table restores (
  id bigint generated always as identity primary key,
  backup text not null,
  made_at timestamptz not null,
  restored_at timestamptz not null,
  released_at timestamptz
);
create unique index restores_backup on restores (backup);

-- Written before a restore, and thrown away by whoever released it.
alter table mails add column discarded_at timestamptz;
