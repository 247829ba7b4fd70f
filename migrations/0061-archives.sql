-- Where imports come from. Which one a folder belongs to is told by what it holds, not by its name.
create table archives (
  name text primary key,
  -- Where it was when it was last imported.
  folder text not null default ''
);
-- What a file is known by when it is called otherwise: a digest of its text, and the address it asked for.
alter table articles add column import_text text;
alter table articles add column import_slug text;
insert into archives (name)
  select distinct split_part(substr(import_key, 10), '/', 1) from articles where import_key like 'markdown:%';
update articles set import_slug = slug where import_key is not null;
