-- Addresses keep the script of their names: no ASCII but small letters, digits and single hyphens, and anything beyond it.
alter table articles drop constraint articles_slug_check;
alter table articles add constraint articles_slug_check
  check (slug ~ '^[^\u0001-\u002f\u003a-\u0060\u007b-\u007f]+(-[^\u0001-\u002f\u003a-\u0060\u007b-\u007f]+)*$');
alter table sections drop constraint sections_slug_check;
alter table sections add constraint sections_slug_check
  check (slug ~ '^[^\u0001-\u002f\u003a-\u0060\u007b-\u007f]+(-[^\u0001-\u002f\u003a-\u0060\u007b-\u007f]+)*$');
alter table sources drop constraint sources_slug_check;
alter table sources add constraint sources_slug_check
  check (slug ~ '^[^\u0001-\u002f\u003a-\u0060\u007b-\u007f]+(-[^\u0001-\u002f\u003a-\u0060\u007b-\u007f]+)*$');

-- A tag's name as somebody wrote it; one that is not here is called after its slug.
create table tags (
  slug text primary key,
  name text not null
);
create index authors_by_name on authors (name);
