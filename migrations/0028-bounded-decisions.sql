-- What of something may be used in a day, by all processes together: each takes a little at a time.
create table daily_budgets (
  name text not null,
  day date not null,
  taken integer not null,
  primary key (name, day)
);
