-- How many articles an institution's people may open in a day, all together.
alter table institutions add column daily integer not null default 5000 check (daily between 1 and 1000000);
