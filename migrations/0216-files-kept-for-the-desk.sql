-- What a file says by now of an article that the desk has changed since: a revision by nobody, made once for each text.
alter table article_revisions alter column staff_id drop not null;

create table files_for_desk (
  article_id bigint primary key references articles (id),
  digest text not null,
  revision integer not null,
  -- Whether somebody has had it brought into the working copy.
  taken boolean not null default false,
  foreign key (article_id, revision) references article_revisions (article_id, number)
);
