-- What advertisers have booked, and what the house says in the space that nobody has.
create table campaigns (
  id bigint generated always as identity primary key,
  slug text not null unique,
  kind text not null check (kind in ('guaranteed', 'weighted', 'letter', 'house')),
  advertiser text not null,
  -- Days in the publication's zone, the last one included.
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  placements text[] not null check (cardinality(placements) > 0),
  -- Each empty list: any.
  sections text[] not null default '{}',
  countries text[] not null default '{}',
  languages text[] not null default '{}',
  -- Tags beside which it never stands.
  not_beside text[] not null default '{}',
  -- Of a group of competitors one stands on a page.
  rivals text,
  weight integer not null default 1 check (weight between 1 and 1000),
  -- Most on a day to one browser that allowed it.
  cap smallint check (cap between 1 and 100),
  price text not null default '',
  creative jsonb not null,
  paused_at timestamptz,
  -- Raised, the link that an advertiser has opens nothing any more.
  link_version integer not null default 1,
  check (kind <> 'guaranteed' or ends_on is not null)
);

-- How far a campaign is. Its row is locked while a block is leased or settled.
create table campaign_progress (
  campaign_id bigint primary key references campaigns,
  -- Impressions that people saw; null: nothing is guaranteed.
  booked bigint check (booked > 0),
  -- Seen, of leases that are closed, and what was served of these.
  settled bigint not null default 0 check (settled >= 0),
  settled_served bigint not null default 0,
  -- In leases that are open.
  reserved bigint not null default 0 check (reserved >= 0),
  check (settled + reserved <= booked)
);

-- A letter and its day are sold once.
create table campaign_letters (
  newsletter text not null,
  date date not null,
  campaign_id bigint not null references campaigns,
  primary key (newsletter, date)
);
create index campaign_letters_campaign on campaign_letters (campaign_id);

-- A block of impressions that one process may serve. Its number is random: one of before a restore is no other's.
create table campaign_leases (
  id bigint primary key,
  campaign_id bigint not null references campaigns,
  size integer not null check (size between 1 and 8192),
  served integer not null default 0,
  -- A bit for each impression.
  seen bytea not null,
  clicked bytea not null,
  closes_at timestamptz not null
);
create index campaign_leases_closing on campaign_leases (closes_at);
create index campaign_leases_campaign on campaign_leases (campaign_id);

-- What came of a campaign, by day of the publication's zone.
create table campaign_days (
  campaign_id bigint not null references campaigns,
  day date not null,
  placement text not null,
  served bigint not null default 0,
  seen bigint not null default 0,
  clicked bigint not null default 0,
  primary key (campaign_id, day, placement)
);

-- What was not counted, and why. Null: nobody knows of which campaign.
create table campaign_refusals (
  campaign_id bigint references campaigns,
  day date not null,
  event text not null check (event in ('choose', 'seen', 'click')),
  reason text not null,
  refused bigint not null,
  unique nulls not distinct (campaign_id, day, event, reason)
);

-- Slots that people's pages asked for, by hour: what the next weeks are expected to bring.
create table notice_traffic (
  hour timestamptz primary key,
  asked bigint not null
);

create table notice_settings (
  id smallint primary key default 1 check (id = 1),
  -- All bookings are paused: an emergency.
  paused_at timestamptz,
  ads_txt text not null default '',
  -- Whom advertisers write to; empty: the publication's own address.
  contact text not null default ''
);
insert into notice_settings default values;

-- The rate card.
create table notice_rates (
  placement text primary key,
  amount_minor bigint not null check (amount_minor >= 0),
  currency text not null,
  per text not null check (per in ('thousand', 'day', 'week', 'letter')),
  note text not null default ''
);
