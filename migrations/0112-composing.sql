-- When the next letter of a newsletter is put together, and of which day it is; null: to be found.
alter table newsletters
  add column compose_at timestamptz,
  add column compose_for date;

alter table letters
  -- What differs from the newsletter: as it was when the letter was put together.
  add column language text not null default 'en',
  -- A written letter with blocks that are filled shortly before it goes; null: nothing is left to fill.
  add column fill_at timestamptz,
  add column corrected_at timestamptz;
create index letters_filled on letters (fill_at) where fill_at is not null;
-- Archives and feeds: the newest of a newsletter.
create index letters_gone on letters (newsletter_id, date desc) where state in ('sending', 'stopped', 'sent');
