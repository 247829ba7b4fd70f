-- This Happened: dated facts. A day's page, the front and a letter show those that somebody has checked, and no other.
create table almanac_entries (
  id bigint primary key generated always as identity,
  -- What an import knows it by: its own name, else its date and headline.
  key text not null unique,
  year integer not null check (year between 1 and 9999),
  month integer not null check (month between 1 and 12),
  day integer not null check (day between 1 and 31),
  headline text not null,
  body jsonb not null,
  language text not null,
  place_id bigint references places (id),
  -- [{ name, url? }]
  sources jsonb not null check (jsonb_array_length(sources) > 0),
  -- { pictureId, alt, credit? }
  picture jsonb,
  -- Names of articles that tell more; one that is gone, or not yet there, is not linked.
  articles text[] not null default '{}',
  review text not null check (review in ('checked', 'unchecked')),
  saved_at timestamptz not null
);
create index almanac_entries_by_day on almanac_entries (month, day, year desc, id);
create index almanac_entries_by_year on almanac_entries (year desc, month desc, day desc, id desc)
  where review = 'checked';
create index almanac_entries_by_place on almanac_entries (place_id) where review = 'checked';

-- The letter that brings the day's entry each morning: its sign-up stands beside it.
alter table publication add column almanac_letter text;
