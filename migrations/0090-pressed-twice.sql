-- Which browser asked for a link, and which used it: a keyed hash of its network and its name. Its second press within
-- seconds is answered as the first one was.
alter table sign_in_requests add column asked_by bytea;
alter table sign_in_requests add column used_by bytea;

drop index sign_in_requests_browser;
create index sign_in_requests_browser on sign_in_requests (browser_hash);
