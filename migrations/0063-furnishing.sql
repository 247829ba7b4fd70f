-- An outlet that an import met first: somebody still has to say where it is and what it is called.
alter table sources add column is_complete boolean not null default true;
-- How the outlet wants to be named below its articles; empty: by its name.
alter table sources add column credit text not null default '';
