-- A comment begins a thread. What its author takes back leaves the place in which others have answered.
alter table article_comments
  add column edited_at timestamptz,
  add column taken_back_at timestamptz;

create table comment_replies (
  id bigint generated always as identity primary key,
  comment_id bigint not null references article_comments (id) on delete cascade,
  words text not null check (words <> ''),
  staff_id bigint not null references staff (id),
  at timestamptz not null,
  edited_at timestamptz
);
create index comment_replies_comment on comment_replies (comment_id, id);
create index comment_replies_staff on comment_replies (staff_id);

-- Who is named in a comment, or in a reply to it.
create table comment_mentions (
  comment_id bigint not null references article_comments (id) on delete cascade,
  -- 0: in the comment itself.
  reply_id bigint not null default 0,
  staff_id bigint not null references staff (id),
  at timestamptz not null,
  -- The thread is resolved.
  done boolean not null default false,
  primary key (comment_id, reply_id, staff_id)
);
create index comment_mentions_staff on comment_mentions (staff_id);
create index comment_mentions_open on comment_mentions (staff_id, at) where not done;
