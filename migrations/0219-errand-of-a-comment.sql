-- The mail leads to the comment in which somebody is named; and what was told so long ago is forgotten, oldest first.
alter table staff_errands add column comment_id bigint references article_comments on delete set null;
create index staff_errands_comment on staff_errands (comment_id) where comment_id is not null;
create index staff_errands_at on staff_errands (at);
