-- By which words the newsroom finds what readers cannot: everything that is not published, and the working copy of what is.
-- Of the rest the archive's index has the words already.
create table desk_texts (
  article_id bigint primary key references articles on delete cascade,
  -- By which version of our rules the words were made.
  tokens integer not null,
  words tsvector not null
);
alter table desk_texts alter column words set storage external;
create index desk_texts_words on desk_texts using gin (words) with (fastupdate = off);
create index desk_texts_tokens on desk_texts (tokens);

-- What has to be indexed. A row for each article, however often it changes meanwhile.
create table desk_text_changes (
  article_id bigint primary key references articles on delete cascade
);

-- The row is touched where it is there already: whoever indexes passes over what a transaction that has not ended has
-- changed, and finds it the next time. In the order of their numbers, so that two of these never wait for each other.
create function note_desk_article() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into desk_text_changes select id from changed where status <> 'published' order by id
      on conflict (article_id) do update set article_id = excluded.article_id;
  else
    insert into desk_text_changes select c.id from changed c join before b on b.id = c.id
      where (b.status, b.version_id, b.section) is distinct from (c.status, c.version_id, c.section)
        and (c.status <> 'published' or exists (select from desk_texts t where t.article_id = c.id))
      order by c.id on conflict (article_id) do update set article_id = excluded.article_id;
  end if;
  return null;
end $$;
create trigger articles_desk_text_new after insert on articles
  referencing new table as changed for each statement execute function note_desk_article();
create trigger articles_desk_text_again after update on articles
  referencing old table as before new table as changed for each statement execute function note_desk_article();

create function note_desk_text() returns trigger language plpgsql as $$
begin
  insert into desk_text_changes values (new.article_id)
    on conflict (article_id) do update set article_id = excluded.article_id;
  return null;
end $$;
create trigger working_copies_desk_text after insert or update of text on working_copies
  for each row execute function note_desk_text();
create trigger article_facts_desk_text after insert or update of value on article_facts
  for each row execute function note_desk_text();

insert into desk_text_changes
  select id from articles where status <> 'published'
  union select article_id from working_copies union select article_id from article_facts;

-- What a list shows where the newsroom has changed it: who looks for a section finds what stands under it now.
create index article_facts_section on article_facts ((value #>> '{}'), article_id) where fact = 'section';
create index articles_desk_source on articles (source, first_published desc, id desc) where source is not null;
