-- Where a place is, if somebody wrote it: most cities are found in the gazetteer that comes with the program.
alter table places
  add column latitude double precision check (latitude between -90 and 90),
  add column longitude double precision check (longitude between -180 and 180),
  add check ((latitude is null) = (longitude is null));
