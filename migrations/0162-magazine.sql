-- The weekly magazine. Without a row of settings a publication has none.
create table magazine_settings (
  id boolean primary key default true check (id),
  -- 1: Monday.
  weekday smallint not null check (weekday between 1 and 7),
  hour text not null,
  -- So many hours before it comes, an issue proposes itself.
  ahead_hours smallint not null check (ahead_hours between 1 and 144),
  -- Most pieces of a proposal.
  pieces smallint not null check (pieces between 1 and 200),
  -- Empty: the publication's.
  name text not null default '',
  -- Who makes it: [{"role": "…", "names": ["…"]}].
  masthead jsonb not null default '[]',
  -- The newsletter that carries its announcement; null: none does.
  newsletter text,
  -- When the next issue proposes itself, and which day it is of; null: nobody has looked yet.
  propose_at timestamptz,
  propose_for date
);

create table magazine_issues (
  id bigint generated always as identity primary key,
  date date not null unique,
  -- In the order of the releases; null: not released.
  number integer unique,
  state text not null check (state in ('proposed', 'held', 'released')),
  -- When it is released by itself; moved on while somebody is at it. null: it is released.
  due_at timestamptz,
  -- Its hour, which never moves.
  appears_at timestamptz not null,
  -- What was published up to here stands in it; the next issue begins here.
  gathered_until timestamptz not null,
  letter jsonb,
  cover jsonb not null default '{"alt": "", "lines": []}',
  -- Why it is held, or why its release was put off.
  note text not null default '',
  proposed_at timestamptz not null,
  released_at timestamptz,
  -- The revision that readers have; 0: none.
  revision integer not null default 0,
  -- An article in it has changed since somebody last looked.
  stale boolean not null default false,
  -- When a revision is tried again that was begun and not done.
  revise_at timestamptz,
  check ((state = 'released') = (released_at is not null and number is not null and revision > 0 and due_at is null))
);
create index magazine_issues_due on magazine_issues (due_at) where due_at is not null;
create index magazine_issues_to_revise on magazine_issues (id) where stale or revise_at is not null;

-- What makers have put into an issue, in their order.
create table magazine_pieces (
  issue_id bigint not null references magazine_issues on delete cascade,
  position integer not null,
  group_id bigint not null references article_groups,
  -- The variant that stands there.
  language text not null,
  -- `world`: a sentence in “The week in the world”.
  place text not null check (place in ('piece', 'world')),
  primary key (issue_id, position),
  unique (issue_id, group_id)
);
create index magazine_pieces_group on magazine_pieces (group_id);

-- What was released, and stays as it is.
create table magazine_revisions (
  id bigint generated always as identity primary key,
  issue_id bigint not null references magazine_issues,
  number integer not null,
  at timestamptz not null,
  -- What has changed since the one before; empty for the first.
  note text not null,
  -- Of all that it was made of: the same, the same revision.
  fingerprint text not null,
  -- The book without its pieces' texts, which stand in `article_versions`.
  book jsonb not null,
  -- Which piece stands in the sample, by its address; null: none, since there is but one.
  sample text,
  unique (issue_id, number)
);

create table magazine_revision_pieces (
  revision_id bigint not null references magazine_revisions on delete cascade,
  slug text not null,
  article_id bigint not null references articles,
  version_id bigint not null references article_versions,
  primary key (revision_id, slug)
);

create table magazine_files (
  revision_id bigint not null references magazine_revisions on delete cascade,
  kind text not null,
  key text not null,
  bytes bigint not null,
  etag text not null,
  file_name text not null,
  media_type text not null,
  primary key (revision_id, kind)
);

-- Rights may exclude an article from the magazine.
alter table articles add column in_magazine boolean not null default true;

-- Whoever changes an article, takes it off or corrects it makes the issues stale that it stands in, in that very commit:
-- a release that runs meanwhile has either seen it or is looked at again.
create function note_magazine_change() returns trigger language plpgsql as $$
begin
  update magazine_issues set stale = true
    where id in (select issue_id from magazine_pieces where group_id = new.group_id);
  return null;
end $$;
create trigger articles_magazine_changed after update on articles for each row
  when ((old.status, old.version_id, old.in_magazine, old.sponsor, old.section, old.group_id)
    is distinct from (new.status, new.version_id, new.in_magazine, new.sponsor, new.section, new.group_id))
  execute function note_magazine_change();

create function note_magazine_correction() returns trigger language plpgsql as $$
begin
  update magazine_issues set stale = true where id in (
    select p.issue_id from magazine_pieces p join articles a on a.group_id = p.group_id where a.id = new.article_id);
  return null;
end $$;
create trigger corrections_magazine_changed after insert or update on corrections for each row
  execute function note_magazine_correction();
