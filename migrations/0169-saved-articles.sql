-- Articles that a reader has put aside, each in the language in which they saved it.
create table saved_articles (
  reader_id bigint not null references readers (id),
  article_id bigint not null references articles (id),
  saved_at timestamptz not null,
  primary key (reader_id, article_id)
);
-- An article is looked up here where somebody takes it out of the database for good.
create index saved_articles_article on saved_articles (article_id);
