-- A list of what an author wrote, of a tag or a place reads its twenty newest from an index, however many there are. So
-- each of these rows carries when its article was first published, and a place's its country.
alter table article_authors add column published timestamptz;
alter table article_tags add column published timestamptz;
alter table article_places add column published timestamptz;
alter table article_places add column country text;
alter table article_places add column group_id bigint;
alter table article_places add column live boolean;
update article_authors l set published = a.first_published from articles a where a.id = l.article_id;
update article_tags l set published = a.first_published from articles a where a.id = l.article_id;
update article_places l set published = a.first_published, group_id = a.group_id, live = a.status = 'published',
    country = p.country
  from articles a, places p where a.id = l.article_id and p.id = l.place_id;
alter table article_authors alter column published set not null;
alter table article_tags alter column published set not null;
alter table article_places alter column published set not null, alter column country set not null,
  alter column group_id set not null, alter column live set not null;

drop index article_authors_by_author;
drop index article_tags_by_tag;
drop index article_places_by_place;
create index article_authors_by_author on article_authors (author, published desc, article_id desc);
create index article_tags_by_tag on article_tags (tag, published desc, article_id desc);
create index article_places_by_place on article_places (place_id, published desc, article_id desc);
create index article_places_by_country on article_places (country, published desc, article_id desc);
-- Countries are counted from this one alone.
create index article_places_live on article_places (country, group_id) where live;

create function take_from_article() returns trigger language plpgsql as $$
begin
  if new.published is null then
    select first_published into new.published from articles where id = new.article_id;
  end if;
  -- Nested: the other tables have no such column.
  if tg_table_name = 'article_places' then
    if new.country is null then select country into new.country from places where id = new.place_id; end if;
    if new.live is null then
      select group_id, status = 'published' into new.group_id, new.live from articles where id = new.article_id;
    end if;
  end if;
  return new;
end $$;
create trigger article_authors_published before insert on article_authors
  for each row execute function take_from_article();
create trigger article_tags_published before insert on article_tags
  for each row execute function take_from_article();
create trigger article_places_published before insert on article_places
  for each row execute function take_from_article();

create function hand_on_from_article() returns trigger language plpgsql as $$
begin
  update article_authors set published = new.first_published where article_id = new.id;
  update article_tags set published = new.first_published where article_id = new.id;
  update article_places set published = new.first_published, group_id = new.group_id, live = new.status = 'published'
    where article_id = new.id;
  return null;
end $$;
create trigger articles_handed_on after update of first_published, group_id, status on articles
  for each row when ((old.first_published, old.group_id, old.status)
    is distinct from (new.first_published, new.group_id, new.status))
  execute function hand_on_from_article();

-- Read beside each article, and at each look for what is due.
create index corrections_article on corrections (article_id);
create index redirects_article on redirects (article_id);
create index articles_version on articles (version_id);
create index sessions_ended on sessions (ended_at) where ended_at is not null;
-- By whom, or by what, these are looked for when somebody is forgotten, a trial is refused or a payment given back.
create index sign_in_requests_email on sign_in_requests (email_key);
create index email_changes_email on email_changes (email_key);
create index trial_uses_subscription on trial_uses (provider_subscription);
create index ledger_entries_refund on ledger_entries (refund_of) where refund_of is not null;
create index checkouts_erased on checkouts (created_at) where email = '';
