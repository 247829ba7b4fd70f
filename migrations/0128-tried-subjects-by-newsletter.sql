-- How two subjects are tried is a matter of the newsletter, and settled when a letter starts.
alter table newsletters
  -- Of a hundred readers so many get one of two subjects first, and at least so many in all.
  add column test_share smallint not null default 20 check (test_share between 2 and 100),
  add column test_minimum integer not null default 1000 check (test_minimum between 2 and 1000000),
  -- For so long their clicks are counted before the others get the better one.
  add column test_minutes integer not null default 60 check (test_minutes between 5 and 1440);
alter table letters drop column test_share, drop column test_minimum, drop column test_minutes;
