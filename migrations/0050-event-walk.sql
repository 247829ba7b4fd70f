-- How far the provider's own list of events has been walked: news that no webhook brought are found there.
create table provider_event_walk (
  id boolean primary key default true check (id),
  walk_at timestamptz not null,
  -- Everything up to this event has been looked at; none: everything that the provider still lists.
  reached text,
  reached_at timestamptz,
  -- Before the first walk nobody knows where to begin.
  begun boolean not null default false
);
insert into provider_event_walk (walk_at) values ('1970-01-01T00:00:00Z');

-- Where a walk begins that knows no place: the eldest of what is known.
create index provider_events_by_time on provider_events (created_at, id);
