-- What the newsroom knows of a picture beside its bytes.
alter table pictures
  add column alt text not null default '',
  -- It says nothing that a reader would miss, and needs no words instead.
  add column decorative boolean not null default false,
  add column caption text not null default '',
  add column copyright text not null default '',
  -- What must be seen however it is cropped, in hundredths from the upper left; null: nobody has said.
  add column focus_x smallint check (focus_x between 0 and 100),
  add column focus_y smallint check (focus_y between 0 and 100),
  -- What of it may be seen at all where we cut it ourselves: x, y, width, height in hundredths.
  add column crop smallint[] check (array_length(crop, 1) = 4),
  -- How often the newsroom has changed any of that; and how often its credit, which stands in its files.
  add column version integer not null default 0,
  add column stamp integer not null default 0,
  -- Whoever brought it to the desk; null: an import did.
  add column uploaded_by bigint references staff (id),
  add column is_used boolean not null default false,
  add check ((focus_x is null) = (focus_y is null));
create index pictures_uploaded_by on pictures (uploaded_by);
create index pictures_newest on pictures (created_at desc, id desc);
create index pictures_unused on pictures (created_at desc, id desc) where not is_used;
create index pictures_to_do on pictures (created_at desc, id desc)
  where (alt = '' and not decorative) or coalesce(credit, '') = '';
create index pictures_words on pictures using gin (to_tsvector('simple', caption || ' ' || alt));
create index pictures_credit on pictures using gin (to_tsvector('simple', coalesce(credit, '')));

-- What has a picture, as triggers see it: an article's text (`article`), as it is worked on (`copy`, `fact`) and as it was
-- kept (`revision`); a notice, an issue and its releases, a letter, the almanac.
create table picture_uses (
  picture_id text not null references pictures (id),
  kind text not null
    check (kind in ('article', 'copy', 'fact', 'revision', 'notice', 'issue', 'released', 'letter', 'almanac')),
  subject bigint not null,
  primary key (picture_id, kind, subject)
);
create index picture_uses_subject on picture_uses (kind, subject);

-- From when until when a picture may be used (`allow`) or may not (`deny`): whole days in the publication's zone, both
-- included.
create table picture_leases (
  id bigint generated always as identity primary key,
  picture_id text not null references pictures (id) on delete cascade,
  kind text not null check (kind in ('allow', 'deny')),
  from_day date,
  until_day date,
  note text not null default '',
  staff_id bigint not null references staff (id),
  at timestamptz not null,
  check (until_day >= from_day)
);
create index picture_leases_picture on picture_leases (picture_id);
create index picture_leases_staff on picture_leases (staff_id);
create index picture_leases_until on picture_leases (until_day) where kind = 'allow';

create function pictures_in(document jsonb) returns text[] language sql immutable as $$
  select coalesce(array_agg(distinct found #>> '{}'), '{}') from jsonb_path_query(document, '$.**.pictureId') found
  where jsonb_typeof(found) = 'string'
$$;

-- A letter names the pictures of its articles by `picture.id`.
create function pictures_in_letter(document jsonb) returns text[] language sql immutable as $$
  select pictures_in(document) || coalesce(array_agg(distinct found #>> '{}'), '{}')
  from jsonb_path_query(document, '$.**.picture.id') found where jsonb_typeof(found) = 'string'
$$;

-- What is not in the library is noted nowhere. In one order, so that no two wait for each other.
create function add_picture_uses(of_kind text, of_subject bigint, ids text[]) returns void language plpgsql as $$
begin
  if cardinality(ids) = 0 then return; end if;
  insert into picture_uses (picture_id, kind, subject)
    select id, of_kind, of_subject from pictures where id = any(ids) order by id on conflict do nothing;
  perform from pictures where id = any(ids) and not is_used order by id for no key update;
  update pictures set is_used = true where id = any(ids) and not is_used;
end $$;

create function set_picture_uses(of_kind text, of_subject bigint, ids text[]) returns void language plpgsql as $$
declare
  gone text[];
begin
  with ended as (
    delete from picture_uses where kind = of_kind and subject = of_subject and picture_id <> all(ids) returning picture_id
  ) select array_agg(picture_id) into gone from ended;
  if gone is not null then
    update pictures p set is_used = false
      where p.id = any(gone) and not exists (select from picture_uses u where u.picture_id = p.id);
  end if;
  perform add_picture_uses(of_kind, of_subject, ids);
end $$;

-- What the first article says of a picture the library knows from then on, as far as nobody has said it.
create function note_pictures_of_version() returns trigger language plpgsql as $$
declare
  ids text[] := pictures_in(new.body) || array_remove(array[new.lead_picture ->> 'pictureId'], null);
begin
  if cardinality(ids) = 0 then return null; end if;
  if exists (select from pictures where id = any(ids) and not is_used) then
    with said as (
      select distinct on (attrs ->> 'pictureId') attrs ->> 'pictureId' as id, attrs
      from (
        select new.lead_picture as attrs
        union all select named from jsonb_path_query(new.body, '$.** ? (exists (@.pictureId))') named
      ) every
      where jsonb_typeof(attrs) = 'object' and attrs ->> 'pictureId' is not null
    )
    update pictures p set
        alt = case when p.alt = '' and not p.decorative then coalesce(attrs ->> 'alt', '') else p.alt end,
        credit = coalesce(nullif(p.credit, ''), nullif(attrs ->> 'credit', '')),
        caption = case
          when p.caption <> '' then p.caption
          when jsonb_typeof(attrs -> 'caption') = 'string' then attrs ->> 'caption'
          else coalesce((select string_agg(words #>> '{}', '') from jsonb_path_query(attrs, '$.caption[*].text') words), '')
        end
      from said where p.id = said.id and not p.is_used;
  end if;
  perform add_picture_uses('article', new.article_id, ids);
  return null;
end $$;
create trigger article_versions_pictures after insert or update of lead_picture, body on article_versions for each row
  execute function note_pictures_of_version();

create function note_pictures_of_copy() returns trigger language plpgsql as $$
begin
  perform set_picture_uses('copy', new.article_id, pictures_in(new.text));
  return null;
end $$;
create trigger working_copies_pictures after insert or update of text on working_copies for each row
  execute function note_pictures_of_copy();

create function note_pictures_of_fact() returns trigger language plpgsql as $$
begin
  perform set_picture_uses('fact', new.article_id, pictures_in(new.value));
  return null;
end $$;
create trigger article_facts_pictures after insert or update of value on article_facts for each row
  when (new.fact = 'leadPicture') execute function note_pictures_of_fact();

create function note_pictures_of_revision() returns trigger language plpgsql as $$
begin
  perform add_picture_uses('revision', new.article_id, pictures_in(new.text) || pictures_in(new.facts));
  return null;
end $$;
create trigger article_revisions_pictures after insert on article_revisions for each row
  execute function note_pictures_of_revision();

create function forget_pictures_of_article() returns trigger language plpgsql as $$
begin
  perform set_picture_uses(kind, old.id, '{}') from unnest(array['article', 'copy', 'fact', 'revision']) kind;
  return null;
end $$;
create trigger articles_pictures after delete on articles for each row execute function forget_pictures_of_article();

create function note_pictures_of_notice() returns trigger language plpgsql as $$
begin
  perform set_picture_uses('notice', coalesce(new.id, old.id), pictures_in(new.creative));
  return null;
end $$;
create trigger campaigns_pictures after insert or update of creative or delete on campaigns for each row
  execute function note_pictures_of_notice();

create function note_pictures_of_issue() returns trigger language plpgsql as $$
begin
  perform set_picture_uses('issue', coalesce(new.id, old.id), pictures_in(new.cover));
  return null;
end $$;
create trigger magazine_issues_pictures after insert or update of cover or delete on magazine_issues for each row
  execute function note_pictures_of_issue();

create function note_pictures_of_release() returns trigger language plpgsql as $$
begin
  perform add_picture_uses('released', new.issue_id, pictures_in(new.book));
  return null;
end $$;
create trigger magazine_revisions_pictures after insert on magazine_revisions for each row
  execute function note_pictures_of_release();

create function note_pictures_of_letter() returns trigger language plpgsql as $$
begin
  perform set_picture_uses('letter', coalesce(new.id, old.id), pictures_in_letter(new.document));
  return null;
end $$;
create trigger letters_pictures after insert or update of document or delete on letters for each row
  execute function note_pictures_of_letter();

create function note_pictures_of_entry() returns trigger language plpgsql as $$
begin
  perform set_picture_uses('almanac', coalesce(new.id, old.id), pictures_in(new.picture));
  return null;
end $$;
create trigger almanac_entries_pictures after insert or update of picture or delete on almanac_entries for each row
  execute function note_pictures_of_entry();

-- What was there before.
insert into picture_uses (picture_id, kind, subject)
  select distinct p.id, found.kind, found.subject
  from (
    select 'article' as kind, article_id as subject,
        pictures_in(body) || array_remove(array[lead_picture ->> 'pictureId'], null) as ids from article_versions
    union all select 'copy', article_id, pictures_in(text) from working_copies
    union all select 'fact', article_id, pictures_in(value) from article_facts where fact = 'leadPicture'
    union all select 'revision', article_id, pictures_in(text) || pictures_in(facts) from article_revisions
    union all select 'notice', id, pictures_in(creative) from campaigns
    union all select 'issue', id, pictures_in(cover) from magazine_issues
    union all select 'released', issue_id, pictures_in(book) from magazine_revisions
    union all select 'letter', id, pictures_in_letter(document) from letters
    union all select 'almanac', id, pictures_in(picture) from almanac_entries
  ) found join pictures p on p.id = any(found.ids);
update pictures set is_used = true where id in (select picture_id from picture_uses);
with said as (
  select distinct on (id) id, attrs from (
    select lead_picture ->> 'pictureId' as id, lead_picture as attrs from article_versions where lead_picture is not null
    union all
    select attrs ->> 'pictureId', attrs from article_versions,
      jsonb_path_query(body, '$.** ? (exists (@.pictureId))') attrs where jsonb_typeof(attrs) = 'object'
  ) every where id is not null
)
update pictures p set
    alt = coalesce(attrs ->> 'alt', ''),
    credit = coalesce(nullif(p.credit, ''), nullif(attrs ->> 'credit', '')),
    caption = case when jsonb_typeof(attrs -> 'caption') = 'string' then attrs ->> 'caption'
      else coalesce((select string_agg(words #>> '{}', '') from jsonb_path_query(attrs, '$.caption[*].text') words), '') end
  from said where p.id = said.id;
