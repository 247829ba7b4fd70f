-- Where something happened is the entry's own: a summit, a reef and a shipyard of one country are three points, and none of
-- them is the country's.
alter table almanac_entries add column latitude double precision check (latitude between -90 and 90);
alter table almanac_entries add column longitude double precision check (longitude between -180 and 180);
alter table almanac_entries add check ((latitude is null) = (longitude is null));
update almanac_entries e set latitude = p.latitude, longitude = p.longitude from places p where p.id = e.place_id;
update places p set latitude = null, longitude = null
  where city is null and exists (select from almanac_entries e where e.place_id = p.id)
    and not exists (select from article_places a where a.place_id = p.id);
