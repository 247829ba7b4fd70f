-- What somebody lets stand is kept in one place, whether it was said beside the text or on the publish sheet; of the latter,
-- for which revision. The sheet kept neither the check nor what it judged, which stay unsaid.
alter table check_overrules add column revision integer;
alter table check_overrules add constraint check_overrules_revision
  foreign key (article_id, revision) references article_revisions (article_id, number);
create index check_overrules_revision on check_overrules (article_id, revision);
insert into check_overrules (article_id, finding, check_name, judged, reason, staff_id, at, revision)
  select distinct on (article_id, finding) article_id, finding, '', '', reason, staff_id, at, revision
  from article_overrides order by article_id, finding, revision desc
  on conflict (article_id, finding) do nothing;
drop table article_overrides;
