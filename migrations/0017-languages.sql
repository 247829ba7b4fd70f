-- A reader who is made by a checkout is written to in the language in which they subscribed.
alter table checkouts add column language text not null default 'en';
alter table checkouts alter column language drop default;

-- What the publication itself has written (names of plans, sections, benefits), in another language of the interface.
create table publication_phrases (
  language text not null,
  text text not null,
  translation text not null,
  primary key (language, text)
);
