create table publication (
  id boolean primary key default true check (id),
  name text not null,
  promise text not null,
  description text not null default '',
  zone text not null,
  language text not null,
  currency text not null check (currency ~ '^[a-z]{3}$'),
  legal_name text not null default '',
  address text not null default '',
  email text not null default '',
  -- Cities of the line of local times, west to east: [{"name": "Lagos", "zone": "Africa/Lagos"}]
  clocks jsonb not null default '[]',
  daily_letter text,
  version integer not null default 1
);

create table sections (
  slug text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  description text not null default '',
  position integer not null,
  -- Made on the fly by an import: has its page, stands in no navigation.
  in_navigation boolean not null
);

create table about_pages (
  slug text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text not null,
  position integer not null,
  document jsonb not null
);

create table sources (
  slug text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  language text not null,
  country text not null,
  url text,
  description text not null default ''
);

create table places (
  id bigint generated always as identity primary key,
  slug text not null unique,
  country text not null check (country ~ '^[A-Z]{2}$'),
  city text,
  unique nulls not distinct (country, city)
);

create table authors (
  slug text primary key,
  name text not null
);

create table article_groups (id bigint generated always as identity primary key);

create table articles (
  id bigint generated always as identity primary key,
  group_id bigint not null references article_groups,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  section text not null references sections,
  language text not null,
  terms text not null default 'metered' check (terms in ('free', 'metered', 'registered', 'subscribers')),
  status text not null check (status in ('published', 'draft')),
  first_published timestamptz not null,
  updated timestamptz,
  front_lead boolean not null default false,
  source text references sources,
  original_url text,
  original_language text,
  translator text,
  version_id bigint not null,
  import_key text unique,
  import_digest text,
  extra jsonb not null default '{}',
  unique (group_id, language)
);
create index articles_by_time on articles (first_published desc, id desc) where status = 'published';
create index articles_by_section on articles (section, first_published desc, id desc) where status = 'published';
create index articles_by_source on articles (source, first_published desc, id desc) where status = 'published';

-- Immutable: an edit is a new version. The lead-in is stored with it so that every channel shows the same one.
create table article_versions (
  id bigint generated always as identity primary key,
  article_id bigint not null references articles deferrable initially deferred,
  number integer not null,
  headline text not null,
  kicker text,
  standfirst text,
  lead_picture jsonb,
  lead_in jsonb not null,
  body jsonb not null,
  words integer not null,
  created_at timestamptz not null,
  unique (article_id, number)
);
alter table articles add foreign key (version_id) references article_versions deferrable initially deferred;

create table article_authors (
  article_id bigint not null references articles,
  author text not null references authors,
  position integer not null,
  primary key (article_id, author)
);
create index article_authors_by_author on article_authors (author);

create table article_tags (
  article_id bigint not null references articles,
  tag text not null,
  primary key (article_id, tag)
);
create index article_tags_by_tag on article_tags (tag);

create table article_places (
  article_id bigint not null references articles,
  place_id bigint not null references places,
  position integer not null,
  primary key (article_id, place_id)
);
create index article_places_by_place on article_places (place_id);

create table corrections (
  id bigint generated always as identity primary key,
  article_id bigint not null references articles,
  at timestamptz not null,
  text text not null
);

-- Older addresses of articles; a redirect never covers a live article or a fixed path.
create table redirects (
  path text primary key,
  article_id bigint not null references articles
);
