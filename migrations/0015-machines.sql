-- What machines are told on the publisher's wish: where news of new articles is passed on (WebSub), and under which
-- terms crawlers may use what they read (RSL).
alter table publication add column hub text not null default '';
alter table publication add column crawler_license text not null default 'none'
  check (crawler_license in ('none', 'search', 'search-and-answers', 'all'));

-- The newest article version that the hub has heard of.
create table hub_announcements (
  id boolean primary key default true check (id),
  version_id bigint not null,
  tries integer not null default 0,
  try_at timestamptz
);
