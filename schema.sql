-- Made from migrations/ by `npm run schema`; never edited by hand.

create sequence feed_changes as bigint start 1 increment 1 minvalue 1 maxvalue 9223372036854775807;

create table about_pages (
  slug text not null,
  title text not null,
  "position" integer not null,
  document jsonb not null,
  constraint about_pages_pkey PRIMARY KEY (slug),
  constraint about_pages_slug_check CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
);

create table alarms (
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  code text not null,
  subject text not null,
  detail jsonb not null,
  constraint alarms_pkey PRIMARY KEY (id),
  constraint alarms_code_subject_key UNIQUE (code, subject)
);

create table archives (
  name text not null,
  folder text not null default ''::text,
  constraint archives_pkey PRIMARY KEY (name)
);

create table article_authors (
  article_id bigint not null,
  author text not null,
  "position" integer not null,
  published timestamp with time zone not null,
  constraint article_authors_pkey PRIMARY KEY (article_id, author),
  constraint article_authors_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint article_authors_author_fkey FOREIGN KEY (author) REFERENCES authors(slug)
);
CREATE INDEX article_authors_by_author ON public.article_authors USING btree (author, published DESC, article_id DESC);

create table article_groups (
  id bigint not null generated always as identity,
  constraint article_groups_pkey PRIMARY KEY (id)
);

create table article_places (
  article_id bigint not null,
  place_id bigint not null,
  "position" integer not null,
  published timestamp with time zone not null,
  country text not null,
  group_id bigint not null,
  live boolean not null,
  constraint article_places_pkey PRIMARY KEY (article_id, place_id),
  constraint article_places_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint article_places_place_id_fkey FOREIGN KEY (place_id) REFERENCES places(id)
);
CREATE INDEX article_places_by_country ON public.article_places USING btree (country, published DESC, article_id DESC);
CREATE INDEX article_places_by_place ON public.article_places USING btree (place_id, published DESC, article_id DESC);
CREATE INDEX article_places_live ON public.article_places USING btree (country, group_id) WHERE live;

create table article_tags (
  article_id bigint not null,
  tag text not null,
  published timestamp with time zone not null,
  constraint article_tags_pkey PRIMARY KEY (article_id, tag),
  constraint article_tags_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id)
);
CREATE INDEX article_tags_by_tag ON public.article_tags USING btree (tag, published DESC, article_id DESC);

create table article_versions (
  id bigint not null generated always as identity,
  article_id bigint not null,
  number integer not null,
  headline text not null,
  kicker text,
  standfirst text,
  lead_picture jsonb,
  lead_in jsonb not null,
  body jsonb not null,
  words integer not null,
  created_at timestamp with time zone not null,
  constraint article_versions_pkey PRIMARY KEY (id),
  constraint article_versions_article_id_number_key UNIQUE (article_id, number),
  constraint article_versions_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX article_versions_headline ON public.article_versions USING btree (md5(headline));

create table articles (
  id bigint not null generated always as identity,
  group_id bigint not null,
  slug text not null,
  section text not null,
  language text not null,
  terms text not null default 'metered'::text,
  status text not null,
  first_published timestamp with time zone not null,
  updated timestamp with time zone,
  front_lead boolean not null default false,
  source text,
  original_url text,
  original_language text,
  translator text,
  version_id bigint not null,
  import_key text,
  import_digest text,
  extra jsonb not null default '{}'::jsonb,
  open_to_all boolean not null default false,
  expires_at timestamp with time zone,
  withdrawn_reason text,
  withdrawn_from text,
  import_text text,
  import_slug text,
  feed_change bigint,
  import_source text,
  import_seen jsonb,
  front_words jsonb,
  constraint articles_pkey PRIMARY KEY (id),
  constraint articles_group_id_language_key UNIQUE (group_id, language),
  constraint articles_import_key_key UNIQUE (import_key),
  constraint articles_slug_key UNIQUE (slug),
  constraint articles_group_id_fkey FOREIGN KEY (group_id) REFERENCES article_groups(id),
  constraint articles_section_fkey FOREIGN KEY (section) REFERENCES sections(slug),
  constraint articles_source_fkey FOREIGN KEY (source) REFERENCES sources(slug),
  constraint articles_version_id_fkey FOREIGN KEY (version_id) REFERENCES article_versions(id) DEFERRABLE INITIALLY DEFERRED,
  constraint articles_slug_check CHECK ((slug ~ '^[^\u0001-\u002f\u003a-\u0060\u007b-\u007f]+(-[^\u0001-\u002f\u003a-\u0060\u007b-\u007f]+)*$'::text)),
  constraint articles_status_check CHECK ((status = ANY (ARRAY['published'::text, 'scheduled'::text, 'draft'::text, 'expired'::text, 'withdrawn'::text]))),
  constraint articles_terms_check CHECK ((terms = ANY (ARRAY['free'::text, 'metered'::text, 'registered'::text, 'subscribers'::text]))),
  constraint articles_withdrawn_from_check CHECK ((withdrawn_from = ANY (ARRAY['published'::text, 'scheduled'::text, 'draft'::text, 'expired'::text]))),
  constraint withdrawn_from_something CHECK (((status = 'withdrawn'::text) = (withdrawn_from IS NOT NULL)))
);
CREATE INDEX articles_by_section ON public.articles USING btree (section, first_published DESC, id DESC) WHERE (status = 'published'::text);
CREATE INDEX articles_by_source ON public.articles USING btree (source, first_published DESC, id DESC) WHERE (status = 'published'::text);
CREATE INDEX articles_by_time ON public.articles USING btree (first_published DESC, id DESC) WHERE (status = 'published'::text);
CREATE INDEX articles_feed_change ON public.articles USING btree (feed_change) WHERE (feed_change IS NOT NULL);
CREATE INDEX articles_import_text ON public.articles USING btree (import_text);
CREATE INDEX articles_to_close ON public.articles USING btree (expires_at) WHERE ((status = 'published'::text) AND (expires_at IS NOT NULL));
CREATE INDEX articles_to_open ON public.articles USING btree (first_published) WHERE (status = 'scheduled'::text);
CREATE INDEX articles_version ON public.articles USING btree (version_id);

create table audit_log (
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  actor text not null,
  action text not null,
  subject text not null,
  detail jsonb not null,
  constraint audit_log_pkey PRIMARY KEY (id)
);

create table authors (
  slug text not null,
  name text not null,
  constraint authors_pkey PRIMARY KEY (slug)
);
CREATE INDEX authors_by_name ON public.authors USING btree (name);

create table benefits (
  slug text not null,
  name text not null,
  new_since timestamp with time zone,
  "position" integer not null,
  constraint benefits_pkey PRIMARY KEY (slug),
  constraint benefits_slug_check CHECK ((slug ~ '^[^\u0001-\u002f\u003a-\u0060\u007b-\u007f]+(-[^\u0001-\u002f\u003a-\u0060\u007b-\u007f]+)*$'::text))
);

create table checkout_consents (
  id bigint not null generated always as identity,
  checkout_id bigint not null,
  at timestamp with time zone not null,
  evidence jsonb not null,
  constraint checkout_consents_pkey PRIMARY KEY (id),
  constraint checkout_consents_checkout_id_fkey FOREIGN KEY (checkout_id) REFERENCES checkouts(id)
);
CREATE INDEX checkout_consents_checkout ON public.checkout_consents USING btree (checkout_id);

create table checkouts (
  id bigint not null generated always as identity,
  reader_id bigint,
  made_reader boolean not null default false,
  email text not null,
  plan_id bigint not null,
  currency text not null,
  amount_minor bigint not null,
  trial_days integer not null,
  return_to text not null,
  browser_hash bytea not null,
  signed_in_at timestamp with time zone,
  link_sent_at timestamp with time zone,
  provider_account text,
  provider_session text,
  created_at timestamp with time zone not null,
  completed_at timestamp with time zone,
  subscription_id bigint,
  language text not null,
  email_key text,
  forget_at timestamp with time zone,
  constraint checkouts_pkey PRIMARY KEY (id),
  constraint checkouts_provider_session_key UNIQUE (provider_session),
  constraint checkouts_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id),
  constraint checkouts_reader_id_fkey FOREIGN KEY (reader_id) REFERENCES readers(id),
  constraint checkouts_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES subscriptions(id)
);
CREATE INDEX checkouts_browser ON public.checkouts USING btree (browser_hash);
CREATE INDEX checkouts_email ON public.checkouts USING btree (email_key);
CREATE INDEX checkouts_erased ON public.checkouts USING btree (created_at) WHERE (email = ''::text);
CREATE INDEX checkouts_forget ON public.checkouts USING btree (forget_at) WHERE (forget_at IS NOT NULL);
CREATE INDEX checkouts_reader ON public.checkouts USING btree (reader_id);

create table clock (
  id boolean not null default true,
  offset_ms bigint not null default 0,
  constraint clock_pkey PRIMARY KEY (id),
  constraint clock_id_check CHECK (id),
  constraint clock_offset_ms_check CHECK ((offset_ms >= 0))
);

create table corrections (
  id bigint not null generated always as identity,
  article_id bigint not null,
  at timestamp with time zone not null,
  text text not null,
  constraint corrections_pkey PRIMARY KEY (id),
  constraint corrections_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id)
);
CREATE INDEX corrections_article ON public.corrections USING btree (article_id);

create table crawler_ranges (
  crawler text not null,
  ranges text[] not null,
  fetched_at timestamp with time zone not null,
  constraint crawler_ranges_pkey PRIMARY KEY (crawler)
);

create table crawler_verdicts (
  address text not null,
  crawler text not null,
  until timestamp with time zone not null,
  constraint crawler_verdicts_pkey PRIMARY KEY (address, crawler)
);
CREATE INDEX crawler_verdicts_until ON public.crawler_verdicts USING btree (until);

create table daily_budgets (
  name text not null,
  day date not null,
  taken integer not null,
  constraint daily_budgets_pkey PRIMARY KEY (name, day)
);

create table decisions (
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  group_id bigint not null,
  kind text not null,
  reason text not null,
  gate text,
  reads_left integer,
  rule text not null,
  policy_version integer not null,
  reader_id bigint,
  pass_hash bytea,
  constraint decisions_pkey PRIMARY KEY (id),
  constraint decisions_kind_check CHECK ((kind = ANY (ARRAY['metered'::text, 'gate'::text])))
);
CREATE INDEX decisions_by_reader ON public.decisions USING btree (reader_id, at DESC) WHERE (reader_id IS NOT NULL);
CREATE INDEX decisions_by_time ON public.decisions USING btree (at);

create table email_changes (
  id bigint not null generated always as identity,
  reader_id bigint not null,
  email text not null,
  email_key text not null,
  language text not null,
  asked_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  old_token_hash bytea,
  new_token_hash bytea,
  old_confirmed_at timestamp with time zone,
  new_confirmed_at timestamp with time zone,
  constraint email_changes_pkey PRIMARY KEY (id),
  constraint email_changes_new_token_hash_key UNIQUE (new_token_hash),
  constraint email_changes_old_token_hash_key UNIQUE (old_token_hash),
  constraint email_changes_reader_id_fkey FOREIGN KEY (reader_id) REFERENCES readers(id)
);
CREATE INDEX email_changes_email ON public.email_changes USING btree (email_key);
CREATE INDEX email_changes_expiry ON public.email_changes USING btree (expires_at);
CREATE UNIQUE INDEX email_changes_reader ON public.email_changes USING btree (reader_id);

create table erasures (
  id bigint not null generated always as identity,
  reader_id bigint,
  email text,
  language text not null,
  asked_at timestamp with time zone not null,
  due_at timestamp with time zone,
  done_at timestamp with time zone,
  constraint erasures_pkey PRIMARY KEY (id),
  constraint erasures_reader_id_fkey FOREIGN KEY (reader_id) REFERENCES readers(id),
  constraint erasures_check CHECK (((done_at IS NULL) = (due_at IS NOT NULL))),
  constraint erasures_check1 CHECK (((done_at IS NULL) OR ((email IS NULL) AND (reader_id IS NULL))))
);
CREATE INDEX erasures_due ON public.erasures USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE UNIQUE INDEX erasures_reader ON public.erasures USING btree (reader_id);

create table gifts (
  id bigint not null generated always as identity,
  token_hash bytea not null,
  giver_id bigint not null,
  group_id bigint not null,
  given_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  openings integer not null default 0,
  constraint gifts_pkey PRIMARY KEY (id),
  constraint gifts_token_hash_key UNIQUE (token_hash),
  constraint gifts_group_id_fkey FOREIGN KEY (group_id) REFERENCES article_groups(id)
);
CREATE INDEX gifts_by_giver ON public.gifts USING btree (giver_id, given_at);

create table hub_announcements (
  id boolean not null default true,
  feed_change bigint not null,
  tries integer not null default 0,
  try_at timestamp with time zone,
  constraint hub_announcements_pkey PRIMARY KEY (id),
  constraint hub_announcements_id_check CHECK (id)
);

create table institutions (
  slug text not null,
  name text not null,
  ranges text[] not null default '{}'::text[],
  domains text[] not null default '{}'::text[],
  until date,
  daily integer not null default 5000,
  constraint institutions_pkey PRIMARY KEY (slug),
  constraint institutions_daily_check CHECK (((daily >= 1) AND (daily <= 1000000))),
  constraint institutions_slug_check CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
);

create table ledger_entries (
  id bigint not null generated always as identity,
  provider_id text not null,
  kind text not null,
  at timestamp with time zone not null,
  booked_at timestamp with time zone not null,
  subscription_id bigint not null,
  covers_from timestamp with time zone,
  covers_until timestamp with time zone,
  refund_of text,
  provider_payment text,
  constraint ledger_entries_pkey PRIMARY KEY (id),
  constraint ledger_entries_provider_id_key UNIQUE (provider_id),
  constraint ledger_entries_refund_of_fkey FOREIGN KEY (refund_of) REFERENCES ledger_entries(provider_id),
  constraint ledger_entries_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES subscriptions(id),
  constraint ledger_entries_kind_check CHECK ((kind = ANY (ARRAY['payment'::text, 'refund'::text, 'dispute'::text])))
);
CREATE INDEX ledger_entries_payment ON public.ledger_entries USING btree (provider_payment);
CREATE INDEX ledger_entries_refund ON public.ledger_entries USING btree (refund_of) WHERE (refund_of IS NOT NULL);
CREATE INDEX ledger_entries_subscription ON public.ledger_entries USING btree (subscription_id);

create table ledger_lines (
  id bigint not null generated always as identity,
  entry_id bigint not null,
  account text not null,
  currency text not null,
  amount_minor bigint not null,
  constraint ledger_lines_pkey PRIMARY KEY (id),
  constraint ledger_lines_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES ledger_entries(id),
  constraint ledger_lines_amount_minor_check CHECK ((amount_minor <> 0)),
  constraint ledger_lines_currency_check CHECK ((currency ~ '^[a-z]{3}$'::text))
);
CREATE INDEX ledger_lines_entry ON public.ledger_lines USING btree (entry_id);

create table mail_discards (
  file text not null,
  due_at timestamp with time zone not null,
  constraint mail_discards_pkey PRIMARY KEY (file, due_at)
);
CREATE INDEX mail_discards_due ON public.mail_discards USING btree (due_at);

create table mails (
  id uuid not null,
  kind text not null,
  recipient text not null,
  reader_id bigint,
  subject text not null,
  dated timestamp with time zone not null,
  sent_at timestamp with time zone,
  discarded_at timestamp with time zone,
  recipient_key text,
  forget_at timestamp with time zone,
  constraint mails_pkey PRIMARY KEY (id)
);
CREATE INDEX mails_forget ON public.mails USING btree (forget_at) WHERE (forget_at IS NOT NULL);
CREATE INDEX mails_reader ON public.mails USING btree (reader_id);
CREATE INDEX mails_recipient ON public.mails USING btree (recipient_key);

create table migrations (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migrations_pkey PRIMARY KEY (name)
);

create table newsletter_confirmations (
  request_id bigint not null,
  subscription_id bigint not null,
  token_hash bytea,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint newsletter_confirmations_pkey PRIMARY KEY (request_id),
  constraint newsletter_confirmations_request_id_fkey FOREIGN KEY (request_id) REFERENCES newsletter_consents(id),
  constraint newsletter_confirmations_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES newsletter_subscriptions(id)
);
CREATE INDEX newsletter_confirmations_subscription ON public.newsletter_confirmations USING btree (subscription_id);
CREATE INDEX newsletter_confirmations_token ON public.newsletter_confirmations USING btree (token_hash) WHERE (token_hash IS NOT NULL);
CREATE INDEX newsletter_confirmations_unused ON public.newsletter_confirmations USING btree (expires_at) WHERE (used_at IS NULL);

create table newsletter_consents (
  id bigint not null generated always as identity,
  newsletter_id bigint not null,
  email text not null,
  email_key text not null,
  event text not null,
  at timestamp with time zone not null,
  request_id bigint,
  evidence jsonb not null,
  constraint newsletter_consents_pkey PRIMARY KEY (id),
  constraint newsletter_consents_newsletter_id_fkey FOREIGN KEY (newsletter_id) REFERENCES newsletters(id),
  constraint newsletter_consents_request_id_fkey FOREIGN KEY (request_id) REFERENCES newsletter_consents(id),
  constraint newsletter_consents_event_check CHECK ((event = ANY (ARRAY['requested'::text, 'confirmed'::text, 'ended'::text])))
);
CREATE INDEX newsletter_consents_email ON public.newsletter_consents USING btree (email_key);
CREATE INDEX newsletter_consents_request ON public.newsletter_consents USING btree (request_id) WHERE (request_id IS NOT NULL);

create table newsletter_subscriptions (
  id bigint not null generated always as identity,
  newsletter_id bigint not null,
  email text not null,
  email_key text not null,
  status text not null,
  requested_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint newsletter_subscriptions_pkey PRIMARY KEY (id),
  constraint newsletter_subscriptions_newsletter_id_email_key_key UNIQUE (newsletter_id, email_key),
  constraint newsletter_subscriptions_newsletter_id_fkey FOREIGN KEY (newsletter_id) REFERENCES newsletters(id),
  constraint newsletter_subscriptions_check CHECK (((status <> 'confirmed'::text) OR (confirmed_at IS NOT NULL))),
  constraint newsletter_subscriptions_check1 CHECK (((status <> 'ended'::text) OR (ended_at IS NOT NULL))),
  constraint newsletter_subscriptions_status_check CHECK ((status = ANY (ARRAY['requested'::text, 'confirmed'::text, 'ended'::text])))
);
CREATE INDEX newsletter_subscriptions_email ON public.newsletter_subscriptions USING btree (email_key);

create table newsletters (
  id bigint not null generated always as identity,
  slug text not null,
  name text not null,
  promise text not null,
  every text not null,
  cadence text not null,
  language text not null,
  "position" integer not null,
  audience text not null default 'everyone'::text,
  constraint newsletters_pkey PRIMARY KEY (id),
  constraint newsletters_slug_key UNIQUE (slug),
  constraint newsletters_audience_check CHECK ((audience = ANY (ARRAY['everyone'::text, 'subscribers'::text]))),
  constraint newsletters_every_check CHECK ((every = ANY (ARRAY['daily'::text, 'weekly'::text])))
);

create table paywall_policy (
  id boolean not null default true,
  allowance integer not null default 1,
  meter_window text not null default 'rolling:30d'::text,
  archive_after_days integer,
  free_for_hours integer,
  version integer not null default 1,
  registered_bonus integer not null default 0,
  network_cap integer,
  crawlers boolean not null default true,
  constraint paywall_policy_pkey PRIMARY KEY (id),
  constraint paywall_policy_allowance_check CHECK (((allowance >= 0) AND (allowance <= 100))),
  constraint paywall_policy_archive_after_days_check CHECK ((archive_after_days > 0)),
  constraint paywall_policy_free_for_hours_check CHECK ((free_for_hours > 0)),
  constraint paywall_policy_id_check CHECK (id),
  constraint paywall_policy_network_cap_check CHECK (((network_cap >= 1) AND (network_cap <= 100000))),
  constraint paywall_policy_registered_bonus_check CHECK (((registered_bonus >= 0) AND (registered_bonus <= 100)))
);

create table paywall_pools (
  id smallint not null generated always as identity,
  name text not null,
  match_by text not null,
  match_value text not null,
  allowance text not null,
  "position" integer not null,
  constraint paywall_pools_pkey PRIMARY KEY (id),
  constraint paywall_pools_match_by_match_value_key UNIQUE (match_by, match_value),
  constraint paywall_pools_name_key UNIQUE (name),
  constraint paywall_pools_allowance_check CHECK ((allowance ~ '^([0-9]{1,3}|unlimited|share)$'::text)),
  constraint paywall_pools_match_by_check CHECK ((match_by = ANY (ARRAY['section'::text, 'tag'::text, 'country'::text]))),
  constraint paywall_pools_name_check CHECK ((name ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
);

create table personal_feeds (
  reader_id bigint not null,
  token_hash bytea not null,
  made_at timestamp with time zone not null,
  constraint personal_feeds_pkey PRIMARY KEY (reader_id),
  constraint personal_feeds_token_hash_key UNIQUE (token_hash),
  constraint personal_feeds_reader_id_fkey FOREIGN KEY (reader_id) REFERENCES readers(id)
);

create table pictures (
  id text not null,
  width integer not null,
  height integer not null,
  rendition_widths integer[] not null,
  colour text not null,
  credit text,
  original_bytes integer not null,
  created_at timestamp with time zone not null,
  constraint pictures_pkey PRIMARY KEY (id),
  constraint pictures_colour_check CHECK ((colour ~ '^#[0-9a-f]{6}$'::text)),
  constraint pictures_height_check CHECK ((height > 0)),
  constraint pictures_id_check CHECK ((id ~ '^[0-9a-f]{32}$'::text)),
  constraint pictures_width_check CHECK ((width > 0))
);

create table places (
  id bigint not null generated always as identity,
  slug text not null,
  country text not null,
  city text,
  latitude double precision,
  longitude double precision,
  constraint places_pkey PRIMARY KEY (id),
  constraint places_country_city_key UNIQUE NULLS NOT DISTINCT (country, city),
  constraint places_slug_key UNIQUE (slug),
  constraint places_check CHECK (((latitude IS NULL) = (longitude IS NULL))),
  constraint places_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint places_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision))),
  constraint places_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)))
);

create table plan_prices (
  plan_id bigint not null,
  currency text not null,
  amount_minor bigint not null,
  constraint plan_prices_pkey PRIMARY KEY (plan_id, currency),
  constraint plan_prices_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id),
  constraint plan_prices_amount_minor_check CHECK ((amount_minor > 0)),
  constraint plan_prices_currency_check CHECK ((currency ~ '^[a-z]{3}$'::text))
);

create table plans (
  id bigint not null generated always as identity,
  slug text not null,
  name text not null,
  "interval" text not null,
  trial_days integer not null,
  "position" integer not null,
  constraint plans_pkey PRIMARY KEY (id),
  constraint plans_slug_key UNIQUE (slug),
  constraint plans_interval_check CHECK (("interval" = ANY (ARRAY['month'::text, 'year'::text]))),
  constraint plans_slug_check CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
  constraint plans_trial_days_check CHECK (((trial_days >= 0) AND (trial_days <= 730)))
);

create table provider_answers (
  intent text not null,
  answered integer not null,
  constraint provider_answers_pkey PRIMARY KEY (intent)
);

create table provider_event_outcomes (
  event_id text not null,
  at timestamp with time zone not null,
  outcome text not null,
  detail jsonb not null,
  constraint provider_event_outcomes_pkey PRIMARY KEY (event_id),
  constraint provider_event_outcomes_event_id_fkey FOREIGN KEY (event_id) REFERENCES provider_events(id)
);

create table provider_event_walk (
  id boolean not null default true,
  walk_at timestamp with time zone not null,
  reached text,
  reached_at timestamp with time zone,
  begun boolean not null default false,
  constraint provider_event_walk_pkey PRIMARY KEY (id),
  constraint provider_event_walk_id_check CHECK (id)
);

create table provider_events (
  id text not null,
  type text not null,
  object text not null,
  object_id text not null,
  account text not null,
  created_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  constraint provider_events_pkey PRIMARY KEY (id)
);
CREATE INDEX provider_events_by_time ON public.provider_events USING btree (created_at, id);

create table provider_prices (
  price text not null,
  account text not null,
  plan_id bigint not null,
  currency text not null,
  amount_minor bigint not null,
  "interval" text not null,
  constraint provider_prices_pkey PRIMARY KEY (price),
  constraint provider_prices_account_plan_id_currency_amount_minor_inter_key UNIQUE (account, plan_id, currency, amount_minor, "interval"),
  constraint provider_prices_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id)
);

create table provider_products (
  account text not null,
  plan_id bigint not null,
  product text not null,
  constraint provider_products_pkey PRIMARY KEY (account, plan_id),
  constraint provider_products_product_key UNIQUE (product),
  constraint provider_products_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id)
);

create table provider_settings (
  account text not null,
  name text not null,
  value text not null,
  constraint provider_settings_pkey PRIMARY KEY (account, name)
);

create table publication (
  id boolean not null default true,
  name text not null,
  promise text not null,
  description text not null default ''::text,
  zone text not null,
  language text not null,
  currency text not null,
  legal_name text not null default ''::text,
  address text not null default ''::text,
  email text not null default ''::text,
  clocks jsonb not null default '[]'::jsonb,
  daily_letter text,
  version integer not null default 1,
  hub text not null default ''::text,
  crawler_license text not null default 'none'::text,
  gate_promises jsonb not null default '[]'::jsonb,
  constraint publication_pkey PRIMARY KEY (id),
  constraint publication_crawler_license_check CHECK ((crawler_license = ANY (ARRAY['none'::text, 'search'::text, 'search-and-answers'::text, 'all'::text]))),
  constraint publication_currency_check CHECK ((currency ~ '^[a-z]{3}$'::text)),
  constraint publication_id_check CHECK (id)
);

create table publication_phrases (
  language text not null,
  text text not null,
  translation text not null,
  constraint publication_phrases_pkey PRIMARY KEY (language, text)
);

create table rate_limits (
  key character varying(255) not null,
  points integer not null default 0,
  expire bigint,
  constraint rate_limits_pkey PRIMARY KEY (key)
);

create table readers (
  id bigint not null generated always as identity,
  email text not null,
  email_key text not null,
  person_key text not null,
  language text not null,
  created_at timestamp with time zone not null,
  address_confirmed_at timestamp with time zone,
  erased_at timestamp with time zone,
  constraint readers_pkey PRIMARY KEY (id),
  constraint readers_email_key_key UNIQUE (email_key)
);
CREATE INDEX readers_person ON public.readers USING btree (person_key);

create table reads (
  reader_id bigint not null,
  group_id bigint not null,
  opened_at timestamp with time zone not null,
  pool_id smallint,
  constraint reads_pkey PRIMARY KEY (reader_id, opened_at, group_id),
  constraint reads_group_id_fkey FOREIGN KEY (group_id) REFERENCES article_groups(id)
);

create table redirects (
  path text not null,
  article_id bigint not null,
  constraint redirects_pkey PRIMARY KEY (path),
  constraint redirects_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id)
);
CREATE INDEX redirects_article ON public.redirects USING btree (article_id);

create table restores (
  id bigint not null generated always as identity,
  backup text not null,
  made_at timestamp with time zone not null,
  restored_at timestamp with time zone not null,
  released_at timestamp with time zone,
  constraint restores_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX restores_backup ON public.restores USING btree (backup);

create table sections (
  slug text not null,
  name text not null,
  description text not null default ''::text,
  "position" integer not null,
  in_navigation boolean not null,
  constraint sections_pkey PRIMARY KEY (slug),
  constraint sections_slug_check CHECK ((slug ~ '^[^\u0001-\u002f\u003a-\u0060\u007b-\u007f]+(-[^\u0001-\u002f\u003a-\u0060\u007b-\u007f]+)*$'::text))
);

create table sessions (
  token_hash bytea not null,
  reader_id bigint not null,
  staff boolean not null,
  address_proven boolean not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  user_agent text not null,
  constraint sessions_pkey PRIMARY KEY (token_hash),
  constraint sessions_reader_id_fkey FOREIGN KEY (reader_id) REFERENCES readers(id) ON DELETE CASCADE
);
CREATE INDEX sessions_ended ON public.sessions USING btree (ended_at) WHERE (ended_at IS NOT NULL);
CREATE INDEX sessions_last_used ON public.sessions USING btree (last_used_at);
CREATE INDEX sessions_reader ON public.sessions USING btree (reader_id);

create table sign_in_requests (
  id bigint not null generated always as identity,
  purpose text not null,
  email text not null,
  email_key text not null,
  return_to text not null,
  language text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  token_hash bytea,
  code_hash bytea,
  code_tries integer not null default 0,
  browser_hash bytea,
  used_at timestamp with time zone,
  asked_by bytea,
  used_by bytea,
  constraint sign_in_requests_pkey PRIMARY KEY (id),
  constraint sign_in_requests_token_hash_key UNIQUE (token_hash),
  constraint sign_in_requests_check CHECK ((expires_at > created_at)),
  constraint sign_in_requests_check1 CHECK (((purpose <> 'sign-in'::text) OR (expires_at <= (created_at + '00:10:00'::interval)))),
  constraint sign_in_requests_code_tries_check CHECK (((code_tries >= 0) AND (code_tries <= 5))),
  constraint sign_in_requests_purpose_check CHECK ((purpose = ANY (ARRAY['sign-in'::text, 'staff'::text])))
);
CREATE INDEX sign_in_requests_browser ON public.sign_in_requests USING btree (browser_hash);
CREATE INDEX sign_in_requests_email ON public.sign_in_requests USING btree (email_key);
CREATE INDEX sign_in_requests_expiry ON public.sign_in_requests USING btree (expires_at);

create table sources (
  slug text not null,
  name text not null,
  language text not null,
  country text not null,
  url text,
  description text not null default ''::text,
  is_complete boolean not null default true,
  credit text not null default ''::text,
  constraint sources_pkey PRIMARY KEY (slug),
  constraint sources_slug_check CHECK ((slug ~ '^[^\u0001-\u002f\u003a-\u0060\u007b-\u007f]+(-[^\u0001-\u002f\u003a-\u0060\u007b-\u007f]+)*$'::text))
);

create table staff (
  id bigint not null generated always as identity,
  email text not null,
  email_key text not null,
  role text not null,
  invited_at timestamp with time zone not null,
  invited_by text not null,
  constraint staff_pkey PRIMARY KEY (id),
  constraint staff_email_key_key UNIQUE (email_key),
  constraint staff_role_check CHECK ((role = ANY (ARRAY['contributor'::text, 'translator'::text, 'editor'::text, 'publisher'::text, 'circulation'::text])))
);

create table subscription_events (
  id bigint not null generated always as identity,
  subscription_id bigint not null,
  at timestamp with time zone not null,
  from_state text,
  to_state text not null,
  path text not null,
  cause text not null,
  provider_status text not null,
  detail jsonb not null,
  constraint subscription_events_pkey PRIMARY KEY (id),
  constraint subscription_events_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES subscriptions(id),
  constraint subscription_events_path_check CHECK ((path = ANY (ARRAY['expected'::text, 'reconciled'::text])))
);
CREATE INDEX subscription_events_subscription ON public.subscription_events USING btree (subscription_id);

create table subscription_mails (
  subscription_id bigint not null,
  kind text not null,
  period text not null,
  at timestamp with time zone not null,
  constraint subscription_mails_pkey PRIMARY KEY (subscription_id, kind, period),
  constraint subscription_mails_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES subscriptions(id)
);

create table subscriptions (
  id bigint not null generated always as identity,
  reader_id bigint not null,
  plan_id bigint not null,
  currency text not null,
  amount_minor bigint not null,
  "interval" text not null,
  state text not null,
  set_aside text,
  provider_account text not null,
  provider_subscription text not null,
  provider_customer text not null,
  provider_status text not null,
  started_at timestamp with time zone not null,
  trial_end timestamp with time zone,
  period_start timestamp with time zone not null,
  period_end timestamp with time zone not null,
  cancel_at timestamp with time zone,
  canceled_at timestamp with time zone,
  past_due_since timestamp with time zone,
  ended_at timestamp with time zone,
  paid_until timestamp with time zone,
  refunded_until timestamp with time zone,
  version bigint not null,
  ask_at timestamp with time zone,
  unanswered_since timestamp with time zone,
  publisher_warned_at timestamp with time zone,
  remind_at timestamp with time zone,
  undo_at timestamp with time zone,
  judged_at timestamp with time zone,
  ended_because text,
  constraint subscriptions_pkey PRIMARY KEY (id),
  constraint subscriptions_provider_subscription_key UNIQUE (provider_subscription),
  constraint subscriptions_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id),
  constraint subscriptions_reader_id_fkey FOREIGN KEY (reader_id) REFERENCES readers(id),
  constraint subscriptions_ended_because_check CHECK ((ended_because = ANY (ARRAY['refunded'::text, 'unpaid'::text, 'dispute-lost'::text, 'erasure'::text]))),
  constraint subscriptions_interval_check CHECK (("interval" = ANY (ARRAY['month'::text, 'year'::text]))),
  constraint subscriptions_set_aside_check CHECK ((set_aside = ANY (ARRAY['surplus'::text, 'trial-used'::text, 'orphan'::text]))),
  constraint subscriptions_state_check CHECK ((state = ANY (ARRAY['incomplete'::text, 'trialing'::text, 'active'::text, 'past_due'::text, 'paused'::text, 'canceling'::text, 'ended'::text])))
);
CREATE UNIQUE INDEX one_paying_subscription ON public.subscriptions USING btree (reader_id) WHERE ((set_aside IS NULL) AND (state = ANY (ARRAY['trialing'::text, 'active'::text, 'past_due'::text, 'paused'::text, 'canceling'::text])));
CREATE INDEX subscriptions_ask ON public.subscriptions USING btree (ask_at) WHERE (ask_at IS NOT NULL);
CREATE INDEX subscriptions_customer ON public.subscriptions USING btree (provider_customer);
CREATE INDEX subscriptions_reader ON public.subscriptions USING btree (reader_id);
CREATE INDEX subscriptions_remind ON public.subscriptions USING btree (remind_at) WHERE (remind_at IS NOT NULL);
CREATE INDEX subscriptions_undo ON public.subscriptions USING btree (undo_at) WHERE (undo_at IS NOT NULL);

create table tags (
  slug text not null,
  name text not null,
  constraint tags_pkey PRIMARY KEY (slug)
);

create table trial_uses (
  kind text not null,
  hash bytea not null,
  provider_subscription text not null,
  at timestamp with time zone not null,
  forget_at timestamp with time zone,
  constraint trial_uses_pkey PRIMARY KEY (kind, hash),
  constraint trial_uses_kind_check CHECK ((kind = ANY (ARRAY['address'::text, 'card'::text])))
);
CREATE INDEX trial_uses_forget ON public.trial_uses USING btree (forget_at) WHERE (forget_at IS NOT NULL);
CREATE INDEX trial_uses_subscription ON public.trial_uses USING btree (provider_subscription);

CREATE OR REPLACE FUNCTION public.count_feed_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' then
    -- One that a backup brings has its number.
    if new.status = 'published' and new.feed_change is null then new.feed_change := nextval('feed_changes'); end if;
  elsif 'published' in (new.status, old.status)
      and (new.status, new.version_id) is distinct from (old.status, old.version_id) then
    new.feed_change := nextval('feed_changes');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.hand_on_from_article()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update article_authors set published = new.first_published where article_id = new.id;
  update article_tags set published = new.first_published where article_id = new.id;
  update article_places set published = new.first_published, group_id = new.group_id, live = new.status = 'published'
    where article_id = new.id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.ledger_entry_balances()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  entry bigint;
begin
  if tg_table_name = 'ledger_entries' then entry := new.id; else entry := new.entry_id; end if;
  if (select count(*) from ledger_lines where entry_id = entry) < 2 then
    raise exception 'ledger entry % has fewer than two lines', entry using errcode = 'check_violation';
  end if;
  if exists (select from ledger_lines where entry_id = entry group by currency having sum(amount_minor) <> 0) then
    raise exception 'the lines of ledger entry % do not sum to zero', entry using errcode = 'check_violation';
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'table % is append-only', tg_table_name using errcode = 'restrict_violation';
end
$function$;

CREATE OR REPLACE FUNCTION public.refuse_change_but_erasure()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if current_setting('dateline.erasing', true) = 'yes' and tg_op <> 'TRUNCATE' then return null; end if;
  raise exception 'table % is append-only', tg_table_name using errcode = 'restrict_violation';
end
$function$;

CREATE OR REPLACE FUNCTION public.refuse_to_change_consents()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' and current_setting('dateline.erasing', true) = 'yes' then return old; end if;
  if tg_op = 'UPDATE' and current_setting('dateline.moving', true) = 'yes'
    and (new.id, new.newsletter_id, new.event, new.at, new.evidence)
      is not distinct from (old.id, old.newsletter_id, old.event, old.at, old.evidence) then return new; end if;
  raise exception 'newsletter consents are evidence and are never changed';
end $function$;

CREATE OR REPLACE FUNCTION public.take_from_article()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.published is null then
    select first_published into new.published from articles where id = new.article_id;
  end if;
  -- Nested: the other tables have no such column.
  if tg_table_name = 'article_places' then
    if new.country is null then select country into new.country from places where id = new.place_id; end if;
    if new.live is null then
      select group_id, status = 'published' into new.group_id, new.live from articles where id = new.article_id;
    end if;
  end if;
  return new;
end $function$;

CREATE TRIGGER article_authors_published BEFORE INSERT ON public.article_authors FOR EACH ROW EXECUTE FUNCTION take_from_article();

CREATE TRIGGER article_places_published BEFORE INSERT ON public.article_places FOR EACH ROW EXECUTE FUNCTION take_from_article();

CREATE TRIGGER article_tags_published BEFORE INSERT ON public.article_tags FOR EACH ROW EXECUTE FUNCTION take_from_article();

CREATE TRIGGER articles_feed_changed BEFORE INSERT OR UPDATE OF status, version_id ON public.articles FOR EACH ROW EXECUTE FUNCTION count_feed_change();

CREATE TRIGGER articles_handed_on AFTER UPDATE OF first_published, group_id, status ON public.articles FOR EACH ROW WHEN ((((old.first_published IS DISTINCT FROM new.first_published) OR (old.group_id IS DISTINCT FROM new.group_id)) OR (old.status IS DISTINCT FROM new.status))) EXECUTE FUNCTION hand_on_from_article();

CREATE TRIGGER checkout_consents_stay BEFORE DELETE OR UPDATE OR TRUNCATE ON public.checkout_consents FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_but_erasure();

CREATE CONSTRAINT TRIGGER ledger_entries_balance AFTER INSERT ON public.ledger_entries DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_entry_balances();

CREATE TRIGGER ledger_entries_stay BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE CONSTRAINT TRIGGER ledger_lines_balance AFTER INSERT ON public.ledger_lines DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_entry_balances();

CREATE TRIGGER ledger_lines_stay BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER newsletter_consents_append_only BEFORE DELETE OR UPDATE ON public.newsletter_consents FOR EACH ROW EXECUTE FUNCTION refuse_to_change_consents();

CREATE TRIGGER newsletter_consents_no_truncate BEFORE TRUNCATE ON public.newsletter_consents FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_consents();

CREATE TRIGGER provider_event_outcomes_stay BEFORE DELETE OR UPDATE OR TRUNCATE ON public.provider_event_outcomes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER provider_events_stay BEFORE DELETE OR UPDATE OR TRUNCATE ON public.provider_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER subscription_events_stay BEFORE DELETE OR UPDATE OR TRUNCATE ON public.subscription_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
