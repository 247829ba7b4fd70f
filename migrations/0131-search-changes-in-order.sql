-- That words are counted no longer is nothing anybody waits for: a re-import of many makes as many of these.
create or replace function count_search_words_no_longer() returns trigger language plpgsql as $$
begin
  insert into search_changes (article_id, is_bulk, open_words, full_words)
    values (old.article_id, true, tsvector_to_array(old.open_words), tsvector_to_array(old.full_words));
  perform pg_notify('dateline', 'search-changes ');
  return old;
end $$;
