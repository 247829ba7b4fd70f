-- Every change of an article was announced to the search, and made it forget what it remembers: only those that change
-- what is found are.
create or replace function note_search_change() returns trigger language plpgsql as $$
declare
  is_news boolean;
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
  end if;
  is_news := found;
  if tg_op = 'UPDATE' then
    -- Nothing of it is searched otherwise, but it is suggested so.
    is_news := is_news or exists (select from changed c join before b on b.id = c.id
      where (b.slug, b.sponsor) is distinct from (c.slug, c.sponsor));
    -- Not found any more from this very commit on.
    delete from search_documents d using changed c where d.article_id = c.id and c.status <> 'published';
  end if;
  if is_news or found then perform pg_notify('dateline', 'search-changes '); end if;
  return null;
end $$;
