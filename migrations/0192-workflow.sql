-- What the newsroom knows of an article on its way out, beside its state.
create table article_workflow (
  article_id bigint primary key references articles (id),
  -- The revision that somebody found good, and who.
  approved_revision integer,
  approved_by bigint references staff (id),
  approved_at timestamptz,
  -- The revision of which the article's version was made, which readers read or will at its hour; who let it out.
  public_revision integer,
  public_version bigint references article_versions (id),
  public_by bigint references staff (id),
  public_at timestamptz,
  -- Why it came back, until it is sent again.
  returned_note text check (returned_note <> ''),
  returned_by bigint references staff (id),
  returned_at timestamptz,
  -- Before this hour it may not go out: as somebody said it, in which zone, and which instant that is.
  embargo_wall text,
  embargo_zone text,
  embargo_at timestamptz,
  foreign key (article_id, approved_revision) references article_revisions (article_id, number),
  foreign key (article_id, public_revision) references article_revisions (article_id, number),
  constraint embargo_whole check (num_nulls(embargo_wall, embargo_zone, embargo_at) in (0, 3))
);
create index article_workflow_approved_by on article_workflow (approved_by);
create index article_workflow_public_by on article_workflow (public_by);
create index article_workflow_public_version on article_workflow (public_version);
create index article_workflow_returned_by on article_workflow (returned_by);

-- What goes out at an hour: a revision, whatever is typed meanwhile. The row is gone when it is out.
create table article_schedules (
  article_id bigint primary key references articles (id),
  revision integer not null,
  -- `new`: nothing of it is out yet. The others say what the change of a published article is.
  kind text not null check (kind in ('new', 'small', 'updated', 'correction')),
  note text,
  -- As it was said: summer time may be abolished meanwhile.
  wall text not null,
  zone text not null,
  at timestamptz not null,
  staff_id bigint not null references staff (id),
  made_at timestamptz not null,
  foreign key (article_id, revision) references article_revisions (article_id, number),
  constraint correction_says_what check (kind <> 'correction' or note <> '')
);
create index article_schedules_at on article_schedules (at);
create index article_schedules_staff on article_schedules (staff_id);

-- What should have been mended and was not, by whom and why.
create table article_overrides (
  article_id bigint not null,
  finding text not null,
  revision integer not null,
  reason text not null check (reason <> ''),
  staff_id bigint not null references staff (id),
  at timestamptz not null,
  primary key (article_id, finding, revision),
  foreign key (article_id, revision) references article_revisions (article_id, number)
);
create index article_overrides_staff on article_overrides (staff_id);

-- Who let a correction out; the log of corrections is read newest first.
alter table corrections add column staff_id bigint references staff (id);
create index corrections_staff on corrections (staff_id);
create index corrections_at on corrections (at desc, id desc);
