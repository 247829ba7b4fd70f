-- The feeds change with each version that is public, and when an article opens, expires, is withdrawn or put back. Each
-- such change takes the next number, so that a hub hears of all of them: a scheduled article's version is older than its
-- opening.
create sequence feed_changes;
select setval('feed_changes', greatest(1, (select max(id) from article_versions)));
alter table articles add column feed_change bigint;
update articles set feed_change = version_id where status = 'published';
create index articles_feed_change on articles (feed_change) where feed_change is not null;
alter table hub_announcements rename column version_id to feed_change;

create function count_feed_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    -- One that a backup brings has its number.
    if new.status = 'published' and new.feed_change is null then new.feed_change := nextval('feed_changes'); end if;
  elsif 'published' in (new.status, old.status)
      and (new.status, new.version_id) is distinct from (old.status, old.version_id) then
    new.feed_change := nextval('feed_changes');
  end if;
  return new;
end $$;
create trigger articles_feed_changed before insert or update of status, version_id on articles
  for each row execute function count_feed_change();
