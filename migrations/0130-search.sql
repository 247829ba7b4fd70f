-- What is searched: a row of few bytes for each published article, with the words in which it is found. `head`:
-- headline, standfirst, places, people and topics, small and in line; the two large ones stand apart, so that whatever
-- matches and counts never reads them. All three begin with the article's facets and month, so that one index narrows.
create table search_documents (
  article_id bigint primary key references articles on delete cascade,
  group_id bigint not null,
  version_id bigint not null,
  -- By which version of our rules the words were made.
  tokens integer not null,
  published timestamptz not null,
  language text not null,
  section text not null,
  source text,
  places text[] not null,
  head tsvector not null,
  -- What everybody may read, and everything: nobody who may not read everything ever asks the second.
  open_words tsvector not null,
  full_words tsvector not null
);
alter table search_documents alter column head set storage main;
alter table search_documents alter column open_words set storage external;
alter table search_documents alter column full_words set storage external;
-- What is pending in a GIN index is read from end to end by every search.
create index search_documents_head on search_documents using gin (head) with (fastupdate = off);
create index search_documents_open on search_documents using gin (open_words) with (fastupdate = off);
create index search_documents_full on search_documents using gin (full_words) with (fastupdate = off);
create index search_documents_time on search_documents (published desc, article_id desc);
create index search_documents_group on search_documents (group_id);
create index search_documents_tokens on search_documents (tokens);

-- The text that was indexed, from which is quoted what was found.
create table search_texts (
  article_id bigint primary key references search_documents on delete cascade,
  open_text text not null,
  full_text text not null
);

-- In how many documents a word is; `shown`: a word as it is written, `remains`: see likeness.rule.ts.
create table search_open_words (
  word text collate "C" primary key,
  documents integer not null,
  shown text,
  remains text[]
);
create index search_open_words_remains on search_open_words using gin (remains) with (fastupdate = off);
create table search_full_words (
  word text collate "C" primary key,
  documents integer not null,
  shown text,
  remains text[]
);
create index search_full_words_remains on search_full_words using gin (remains) with (fastupdate = off);

-- What has to be indexed, or (with words) what is to be counted no longer.
create table search_changes (
  id bigint generated always as identity primary key,
  article_id bigint not null,
  is_bulk boolean not null,
  open_words text[],
  full_words text[]
);
create index search_changes_next on search_changes (is_bulk, id);

create function note_search_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into search_changes (article_id, is_bulk)
      select id, (select count(*) from changed) > 20 from changed where status = 'published';
  else
    insert into search_changes (article_id, is_bulk)
      select c.id, (select count(*) from changed) > 20 from changed c join before b on b.id = c.id
      where c.status = 'published'
        and (b.status, b.version_id, b.section, b.language, b.source, b.first_published, b.group_id)
          is distinct from (c.status, c.version_id, c.section, c.language, c.source, c.first_published, c.group_id);
    -- Not found any more from this very commit on.
    delete from search_documents d using changed c where d.article_id = c.id and c.status <> 'published';
  end if;
  perform pg_notify('dateline', 'search-changes ');
  return null;
end $$;
create trigger articles_searched_new after insert on articles
  referencing new table as changed for each statement execute function note_search_change();
create trigger articles_searched_again after update on articles
  referencing old table as before new table as changed for each statement execute function note_search_change();

create function note_author_renamed() returns trigger language plpgsql as $$
begin
  insert into search_changes (article_id, is_bulk) select article_id, true from article_authors where author = new.slug;
  perform pg_notify('dateline', 'search-changes ');
  return null;
end $$;
create trigger authors_renamed after update of name on authors for each row
  when (old.name is distinct from new.name) execute function note_author_renamed();

create function count_search_words_no_longer() returns trigger language plpgsql as $$
begin
  insert into search_changes (article_id, is_bulk, open_words, full_words)
    values (old.article_id, false, tsvector_to_array(old.open_words), tsvector_to_array(old.full_words));
  perform pg_notify('dateline', 'search-changes ');
  return old;
end $$;
create trigger search_documents_gone before delete on search_documents
  for each row execute function count_search_words_no_longer();
