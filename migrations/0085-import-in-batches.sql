-- What an import knows an unchanged file by without converting it again: a digest of all that its article is made of,
-- and what its text refers to (links, pictures) with what was said of it, where there is any.
alter table articles add import_source text, add import_seen jsonb;

-- A file that was moved or renamed is found by its text and by its headline.
create index articles_import_text on articles (import_text);
create index article_versions_headline on article_versions (md5(headline));
