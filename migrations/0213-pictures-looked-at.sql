-- A picture that came with a file somebody has only looked at. It is in the library as soon as something uses it, or somebody
-- brings it by itself; else it is taken away.
alter table pictures add column looked_at timestamptz;
create index pictures_looked on pictures (looked_at) where looked_at is not null;
