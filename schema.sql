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

create table almanac_entries (
  id bigint not null generated always as identity,
  key text not null,
  year integer not null,
  month integer not null,
  day integer not null,
  headline text not null,
  body jsonb not null,
  language text not null,
  place_id bigint,
  sources jsonb not null,
  picture jsonb,
  articles text[] not null default '{}'::text[],
  review text not null,
  saved_at timestamp with time zone not null,
  latitude double precision,
  longitude double precision,
  constraint almanac_entries_pkey PRIMARY KEY (id),
  constraint almanac_entries_key_key UNIQUE (key),
  constraint almanac_entries_place_id_fkey FOREIGN KEY (place_id) REFERENCES places(id),
  constraint almanac_entries_check CHECK (((latitude IS NULL) = (longitude IS NULL))),
  constraint almanac_entries_day_check CHECK (((day >= 1) AND (day <= 31))),
  constraint almanac_entries_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision))),
  constraint almanac_entries_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision))),
  constraint almanac_entries_month_check CHECK (((month >= 1) AND (month <= 12))),
  constraint almanac_entries_review_check CHECK ((review = ANY (ARRAY['checked'::text, 'unchecked'::text]))),
  constraint almanac_entries_sources_check CHECK ((jsonb_array_length(sources) > 0)),
  constraint almanac_entries_year_check CHECK (((year >= 1) AND (year <= 9999)))
);
CREATE INDEX almanac_entries_by_day ON public.almanac_entries USING btree (month, day, year DESC, id);
CREATE INDEX almanac_entries_by_place ON public.almanac_entries USING btree (place_id) WHERE (review = 'checked'::text);
CREATE INDEX almanac_entries_by_year ON public.almanac_entries USING btree (year DESC, month DESC, day DESC, id DESC) WHERE (review = 'checked'::text);

create table archives (
  name text not null,
  folder text not null default ''::text,
  constraint archives_pkey PRIMARY KEY (name)
);

create table article_assignees (
  article_id bigint not null,
  staff_id bigint not null,
  assigned_by bigint not null,
  at timestamp with time zone not null,
  constraint article_assignees_pkey PRIMARY KEY (article_id, staff_id),
  constraint article_assignees_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE,
  constraint article_assignees_assigned_by_fkey FOREIGN KEY (assigned_by) REFERENCES staff(id),
  constraint article_assignees_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id)
);
CREATE INDEX article_assignees_by ON public.article_assignees USING btree (assigned_by);
CREATE INDEX article_assignees_staff ON public.article_assignees USING btree (staff_id, article_id);

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

create table article_batches (
  article_id bigint not null,
  batch uuid not null,
  digest text not null,
  version integer not null,
  at timestamp with time zone not null,
  constraint article_batches_pkey PRIMARY KEY (article_id, batch),
  constraint article_batches_article_id_fkey FOREIGN KEY (article_id) REFERENCES working_copies(article_id)
);
CREATE INDEX article_batches_at ON public.article_batches USING btree (at);

create table article_comments (
  id bigint not null generated always as identity,
  article_id bigint not null,
  from_position integer not null,
  to_position integer not null,
  version integer not null,
  quote text not null,
  gone boolean not null default false,
  words text not null,
  staff_id bigint not null,
  at timestamp with time zone not null,
  resolved_at timestamp with time zone,
  resolved_by bigint,
  edited_at timestamp with time zone,
  taken_back_at timestamp with time zone,
  constraint article_comments_pkey PRIMARY KEY (id),
  constraint article_comments_article_id_fkey FOREIGN KEY (article_id) REFERENCES working_copies(article_id),
  constraint article_comments_resolved_by_fkey FOREIGN KEY (resolved_by) REFERENCES staff(id),
  constraint article_comments_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  constraint article_comments_check CHECK ((to_position >= from_position)),
  constraint article_comments_words_check CHECK ((words <> ''::text))
);
CREATE INDEX article_comments_article ON public.article_comments USING btree (article_id, id);
CREATE INDEX article_comments_resolved_by ON public.article_comments USING btree (resolved_by);
CREATE INDEX article_comments_staff ON public.article_comments USING btree (staff_id);

create table article_dues (
  article_id bigint not null,
  due_at timestamp with time zone not null,
  remind_at timestamp with time zone,
  staff_id bigint not null,
  at timestamp with time zone not null,
  constraint article_dues_pkey PRIMARY KEY (article_id),
  constraint article_dues_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE,
  constraint article_dues_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id)
);
CREATE INDEX article_dues_due ON public.article_dues USING btree (due_at, article_id);
CREATE INDEX article_dues_remind ON public.article_dues USING btree (remind_at) WHERE (remind_at IS NOT NULL);
CREATE INDEX article_dues_staff ON public.article_dues USING btree (staff_id);

create table article_facts (
  article_id bigint not null,
  fact text not null,
  value jsonb not null,
  version integer not null,
  staff_id bigint,
  at timestamp with time zone not null,
  constraint article_facts_pkey PRIMARY KEY (article_id, fact),
  constraint article_facts_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint article_facts_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  constraint article_facts_version_check CHECK ((version > 0))
);
CREATE INDEX article_facts_section ON public.article_facts USING btree (((value #>> '{}'::text[])), article_id) WHERE (fact = 'section'::text);
CREATE INDEX article_facts_staff ON public.article_facts USING btree (staff_id);

create table article_groups (
  id bigint not null generated always as identity,
  constraint article_groups_pkey PRIMARY KEY (id)
);

create table article_needs (
  article_id bigint not null,
  need text not null,
  staff_id bigint not null,
  at timestamp with time zone not null,
  met_by bigint,
  met_at timestamp with time zone,
  constraint article_needs_pkey PRIMARY KEY (article_id, need),
  constraint article_needs_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE,
  constraint article_needs_met_by_fkey FOREIGN KEY (met_by) REFERENCES staff(id),
  constraint article_needs_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  constraint article_needs_check CHECK (((met_by IS NULL) = (met_at IS NULL))),
  constraint article_needs_need_check CHECK ((need = ANY (ARRAY['legal'::text, 'pictures'::text])))
);
CREATE INDEX article_needs_met_by ON public.article_needs USING btree (met_by);
CREATE INDEX article_needs_open ON public.article_needs USING btree (need, article_id) WHERE (met_at IS NULL);
CREATE INDEX article_needs_staff ON public.article_needs USING btree (staff_id);

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

create table article_revisions (
  article_id bigint not null,
  number integer not null,
  text jsonb not null,
  facts jsonb not null,
  label text,
  restored_from integer,
  staff_id bigint,
  at timestamp with time zone not null,
  version integer,
  constraint article_revisions_pkey PRIMARY KEY (article_id, number),
  constraint article_revisions_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint article_revisions_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  constraint article_revisions_number_check CHECK ((number > 0)),
  constraint article_revisions_version_check CHECK ((version >= 0))
);
CREATE INDEX article_revisions_staff ON public.article_revisions USING btree (staff_id);

create table article_schedules (
  article_id bigint not null,
  revision integer not null,
  kind text not null,
  note text,
  wall text not null,
  zone text not null,
  at timestamp with time zone not null,
  staff_id bigint not null,
  made_at timestamp with time zone not null,
  constraint article_schedules_pkey PRIMARY KEY (article_id),
  constraint article_schedules_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint article_schedules_article_id_revision_fkey FOREIGN KEY (article_id, revision) REFERENCES article_revisions(article_id, number),
  constraint article_schedules_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  constraint article_schedules_kind_check CHECK ((kind = ANY (ARRAY['new'::text, 'small'::text, 'updated'::text, 'correction'::text]))),
  constraint correction_says_what CHECK (((kind <> 'correction'::text) OR (note <> ''::text)))
);
CREATE INDEX article_schedules_at ON public.article_schedules USING btree (at);
CREATE INDEX article_schedules_staff ON public.article_schedules USING btree (staff_id);

create table article_seen (
  article_id bigint not null,
  staff_id bigint not null,
  version integer not null,
  at timestamp with time zone not null,
  since_version integer not null,
  since_at timestamp with time zone not null,
  constraint article_seen_pkey PRIMARY KEY (article_id, staff_id),
  constraint article_seen_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint article_seen_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  constraint article_seen_since_version_check CHECK ((since_version >= 0)),
  constraint article_seen_version_check CHECK ((version >= 0))
);
CREATE INDEX article_seen_staff ON public.article_seen USING btree (staff_id, at DESC);

create table article_steps (
  article_id bigint not null,
  version integer not null,
  step jsonb not null,
  client text not null,
  staff_id bigint not null,
  at timestamp with time zone not null,
  constraint article_steps_pkey PRIMARY KEY (article_id, version),
  constraint article_steps_article_id_fkey FOREIGN KEY (article_id) REFERENCES working_copies(article_id),
  constraint article_steps_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  constraint article_steps_version_check CHECK ((version > 0))
);
CREATE INDEX article_steps_at ON public.article_steps USING btree (at);
CREATE INDEX article_steps_staff ON public.article_steps USING btree (staff_id);

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
CREATE INDEX article_versions_headline_words ON public.article_versions USING gin (to_tsvector('simple'::regconfig, headline));

create table article_workflow (
  article_id bigint not null,
  approved_revision integer,
  approved_by bigint,
  approved_at timestamp with time zone,
  public_revision integer,
  public_version bigint,
  public_by bigint,
  public_at timestamp with time zone,
  returned_note text,
  returned_by bigint,
  returned_at timestamp with time zone,
  embargo_wall text,
  embargo_zone text,
  embargo_at timestamp with time zone,
  constraint article_workflow_pkey PRIMARY KEY (article_id),
  constraint article_workflow_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES staff(id),
  constraint article_workflow_article_id_approved_revision_fkey FOREIGN KEY (article_id, approved_revision) REFERENCES article_revisions(article_id, number),
  constraint article_workflow_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint article_workflow_article_id_public_revision_fkey FOREIGN KEY (article_id, public_revision) REFERENCES article_revisions(article_id, number),
  constraint article_workflow_public_by_fkey FOREIGN KEY (public_by) REFERENCES staff(id),
  constraint article_workflow_public_version_fkey FOREIGN KEY (public_version) REFERENCES article_versions(id),
  constraint article_workflow_returned_by_fkey FOREIGN KEY (returned_by) REFERENCES staff(id),
  constraint article_workflow_returned_note_check CHECK ((returned_note <> ''::text)),
  constraint embargo_whole CHECK ((num_nulls(embargo_wall, embargo_zone, embargo_at) = ANY (ARRAY[0, 3])))
);
CREATE INDEX article_workflow_approved_by ON public.article_workflow USING btree (approved_by);
CREATE INDEX article_workflow_embargo_at ON public.article_workflow USING btree (embargo_at);
CREATE INDEX article_workflow_public_by ON public.article_workflow USING btree (public_by);
CREATE INDEX article_workflow_public_version ON public.article_workflow USING btree (public_version);
CREATE INDEX article_workflow_returned_by ON public.article_workflow USING btree (returned_by);

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
  sponsor text,
  in_magazine boolean not null default true,
  constraint articles_pkey PRIMARY KEY (id),
  constraint articles_group_id_language_key UNIQUE (group_id, language),
  constraint articles_import_key_key UNIQUE (import_key),
  constraint articles_slug_key UNIQUE (slug),
  constraint articles_group_id_fkey FOREIGN KEY (group_id) REFERENCES article_groups(id),
  constraint articles_section_fkey FOREIGN KEY (section) REFERENCES sections(slug),
  constraint articles_source_fkey FOREIGN KEY (source) REFERENCES sources(slug),
  constraint articles_version_id_fkey FOREIGN KEY (version_id) REFERENCES article_versions(id) DEFERRABLE INITIALLY DEFERRED,
  constraint articles_slug_check CHECK ((slug ~ '^[^\u0001-\u002f\u003a-\u0060\u007b-\u007f]+(-[^\u0001-\u002f\u003a-\u0060\u007b-\u007f]+)*$'::text)),
  constraint articles_sponsor_check CHECK ((sponsor <> ''::text)),
  constraint articles_status_check CHECK ((status = ANY (ARRAY['published'::text, 'scheduled'::text, 'ready'::text, 'in-review'::text, 'draft'::text, 'expired'::text, 'withdrawn'::text]))),
  constraint articles_terms_check CHECK ((terms = ANY (ARRAY['free'::text, 'metered'::text, 'registered'::text, 'subscribers'::text]))),
  constraint articles_withdrawn_from_check CHECK ((withdrawn_from = ANY (ARRAY['published'::text, 'scheduled'::text, 'ready'::text, 'in-review'::text, 'draft'::text, 'expired'::text]))),
  constraint withdrawn_from_something CHECK (((status = 'withdrawn'::text) = (withdrawn_from IS NOT NULL)))
);
CREATE INDEX articles_by_section ON public.articles USING btree (section, first_published DESC, id DESC) WHERE (status = 'published'::text);
CREATE INDEX articles_by_source ON public.articles USING btree (source, first_published DESC, id DESC) WHERE (status = 'published'::text);
CREATE INDEX articles_by_time ON public.articles USING btree (first_published DESC, id DESC) WHERE (status = 'published'::text);
CREATE INDEX articles_desk ON public.articles USING btree (first_published DESC, id DESC);
CREATE INDEX articles_desk_language ON public.articles USING btree (language, first_published DESC, id DESC);
CREATE INDEX articles_desk_section ON public.articles USING btree (section, first_published DESC, id DESC);
CREATE INDEX articles_desk_source ON public.articles USING btree (source, first_published DESC, id DESC) WHERE (source IS NOT NULL);
CREATE INDEX articles_desk_state ON public.articles USING btree (status, first_published DESC, id DESC) WHERE (status <> 'published'::text);
CREATE INDEX articles_feed_change ON public.articles USING btree (feed_change) WHERE (feed_change IS NOT NULL);
CREATE INDEX articles_import_place ON public.articles USING btree (import_key text_pattern_ops) WHERE (import_key IS NOT NULL);
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
CREATE INDEX audit_log_action ON public.audit_log USING btree (action, at DESC, id DESC);
CREATE INDEX audit_log_actor ON public.audit_log USING btree (actor, at DESC, id DESC);
CREATE INDEX audit_log_at ON public.audit_log USING btree (at DESC, id DESC);
CREATE INDEX audit_log_subject ON public.audit_log USING btree (subject, at DESC, id DESC);
CREATE INDEX audit_log_words ON public.audit_log USING gin (to_tsvector('simple'::regconfig, detail));

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
  leads_to text not null default ''::text,
  constraint benefits_pkey PRIMARY KEY (slug),
  constraint benefits_leads_to_check CHECK (((leads_to = ''::text) OR (leads_to ~ '^/([^/]|$)'::text))),
  constraint benefits_slug_check CHECK ((slug ~ '^[^\u0001-\u002f\u003a-\u0060\u007b-\u007f]+(-[^\u0001-\u002f\u003a-\u0060\u007b-\u007f]+)*$'::text))
);

create table bulk_runs (
  id bigint not null generated always as identity,
  staff_id bigint not null,
  action text not null,
  articles bigint[] not null,
  choice jsonb,
  done integer not null default 0,
  changed integer not null default 0,
  refused jsonb not null default '[]'::jsonb,
  at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint bulk_runs_pkey PRIMARY KEY (id),
  constraint bulk_runs_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id)
);
CREATE INDEX bulk_runs_at ON public.bulk_runs USING btree (at);
CREATE INDEX bulk_runs_staff ON public.bulk_runs USING btree (staff_id);

create table campaign_days (
  campaign_id bigint not null,
  day date not null,
  placement text not null,
  served bigint not null default 0,
  seen bigint not null default 0,
  clicked bigint not null default 0,
  constraint campaign_days_pkey PRIMARY KEY (campaign_id, day, placement),
  constraint campaign_days_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaigns(id)
);

create table campaign_leases (
  id bigint not null,
  campaign_id bigint not null,
  size integer not null,
  served integer not null default 0,
  seen bytea not null,
  clicked bytea not null,
  closes_at timestamp with time zone not null,
  constraint campaign_leases_pkey PRIMARY KEY (id),
  constraint campaign_leases_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaigns(id),
  constraint campaign_leases_size_check CHECK (((size >= 1) AND (size <= 8192)))
);
CREATE INDEX campaign_leases_campaign ON public.campaign_leases USING btree (campaign_id);
CREATE INDEX campaign_leases_closing ON public.campaign_leases USING btree (closes_at);

create table campaign_letters (
  newsletter text not null,
  date date not null,
  campaign_id bigint not null,
  constraint campaign_letters_pkey PRIMARY KEY (newsletter, date),
  constraint campaign_letters_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaigns(id)
);
CREATE INDEX campaign_letters_campaign ON public.campaign_letters USING btree (campaign_id);

create table campaign_progress (
  campaign_id bigint not null,
  booked bigint,
  settled bigint not null default 0,
  settled_served bigint not null default 0,
  reserved bigint not null default 0,
  constraint campaign_progress_pkey PRIMARY KEY (campaign_id),
  constraint campaign_progress_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaigns(id),
  constraint campaign_progress_booked_check CHECK ((booked > 0)),
  constraint campaign_progress_check CHECK (((settled + reserved) <= booked)),
  constraint campaign_progress_reserved_check CHECK ((reserved >= 0)),
  constraint campaign_progress_settled_check CHECK ((settled >= 0))
);

create table campaign_refusals (
  campaign_id bigint,
  day date not null,
  event text not null,
  reason text not null,
  refused bigint not null,
  constraint campaign_refusals_campaign_id_day_event_reason_key UNIQUE NULLS NOT DISTINCT (campaign_id, day, event, reason),
  constraint campaign_refusals_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaigns(id),
  constraint campaign_refusals_event_check CHECK ((event = ANY (ARRAY['choose'::text, 'seen'::text, 'click'::text])))
);

create table campaigns (
  id bigint not null generated always as identity,
  slug text not null,
  kind text not null,
  advertiser text not null,
  starts_on date not null,
  ends_on date,
  placements text[] not null,
  sections text[] not null default '{}'::text[],
  countries text[] not null default '{}'::text[],
  languages text[] not null default '{}'::text[],
  not_beside text[] not null default '{}'::text[],
  rivals text,
  weight integer not null default 1,
  cap smallint,
  price text not null default ''::text,
  creative jsonb not null,
  paused_at timestamp with time zone,
  link_version integer not null default 1,
  constraint campaigns_pkey PRIMARY KEY (id),
  constraint campaigns_slug_key UNIQUE (slug),
  constraint campaigns_cap_check CHECK (((cap >= 1) AND (cap <= 100))),
  constraint campaigns_check CHECK ((ends_on >= starts_on)),
  constraint campaigns_check1 CHECK (((kind <> 'guaranteed'::text) OR (ends_on IS NOT NULL))),
  constraint campaigns_kind_check CHECK ((kind = ANY (ARRAY['guaranteed'::text, 'weighted'::text, 'letter'::text, 'house'::text]))),
  constraint campaigns_placements_check CHECK ((cardinality(placements) > 0)),
  constraint campaigns_weight_check CHECK (((weight >= 1) AND (weight <= 1000)))
);

create table check_overrules (
  article_id bigint not null,
  finding text not null,
  check_name text not null,
  rule_id bigint,
  judged text not null,
  reason text not null,
  staff_id bigint not null,
  at timestamp with time zone not null,
  revision integer,
  constraint check_overrules_pkey PRIMARY KEY (article_id, finding),
  constraint check_overrules_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint check_overrules_revision FOREIGN KEY (article_id, revision) REFERENCES article_revisions(article_id, number),
  constraint check_overrules_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES style_rules(id),
  constraint check_overrules_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  constraint check_overrules_reason_check CHECK ((reason <> ''::text))
);
CREATE INDEX check_overrules_revision ON public.check_overrules USING btree (article_id, revision);
CREATE INDEX check_overrules_rule ON public.check_overrules USING btree (rule_id, at DESC);
CREATE INDEX check_overrules_staff ON public.check_overrules USING btree (staff_id);

create table checkout_consents (
  id bigint not null generated always as identity,
  checkout_id bigint not null,
  at timestamp with time zone not null,
  evidence jsonb not null,
  constraint checkout_consents_pkey PRIMARY KEY (id),
  constraint checkout_consents_checkout_id_fkey FOREIGN KEY (checkout_id) REFERENCES checkouts(id)
);
CREATE INDEX checkout_consents_checkout ON public.checkout_consents USING btree (checkout_id);

create table checkout_letters (
  checkout_id bigint not null,
  letter_id bigint not null,
  constraint checkout_letters_pkey PRIMARY KEY (checkout_id),
  constraint checkout_letters_checkout_id_fkey FOREIGN KEY (checkout_id) REFERENCES checkouts(id) ON DELETE CASCADE,
  constraint checkout_letters_letter_id_fkey FOREIGN KEY (letter_id) REFERENCES letters(id)
);
CREATE INDEX checkout_letters_letter ON public.checkout_letters USING btree (letter_id);

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

create table comment_mentions (
  comment_id bigint not null,
  reply_id bigint not null default 0,
  staff_id bigint not null,
  at timestamp with time zone not null,
  done boolean not null default false,
  constraint comment_mentions_pkey PRIMARY KEY (comment_id, reply_id, staff_id),
  constraint comment_mentions_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES article_comments(id) ON DELETE CASCADE,
  constraint comment_mentions_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id)
);
CREATE INDEX comment_mentions_open ON public.comment_mentions USING btree (staff_id, at) WHERE (NOT done);
CREATE INDEX comment_mentions_staff ON public.comment_mentions USING btree (staff_id);

create table comment_replies (
  id bigint not null generated always as identity,
  comment_id bigint not null,
  words text not null,
  staff_id bigint not null,
  at timestamp with time zone not null,
  edited_at timestamp with time zone,
  constraint comment_replies_pkey PRIMARY KEY (id),
  constraint comment_replies_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES article_comments(id) ON DELETE CASCADE,
  constraint comment_replies_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  constraint comment_replies_words_check CHECK ((words <> ''::text))
);
CREATE INDEX comment_replies_comment ON public.comment_replies USING btree (comment_id, id);
CREATE INDEX comment_replies_staff ON public.comment_replies USING btree (staff_id);

create table corrections (
  id bigint not null generated always as identity,
  article_id bigint not null,
  at timestamp with time zone not null,
  text text not null,
  staff_id bigint,
  constraint corrections_pkey PRIMARY KEY (id),
  constraint corrections_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint corrections_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id)
);
CREATE INDEX corrections_article ON public.corrections USING btree (article_id);
CREATE INDEX corrections_at ON public.corrections USING btree (at DESC, id DESC);
CREATE INDEX corrections_staff ON public.corrections USING btree (staff_id);

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

create table desk_text_changes (
  article_id bigint not null,
  constraint desk_text_changes_pkey PRIMARY KEY (article_id),
  constraint desk_text_changes_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE
);

create table desk_texts (
  article_id bigint not null,
  tokens integer not null,
  words tsvector not null,
  constraint desk_texts_pkey PRIMARY KEY (article_id),
  constraint desk_texts_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE
);
CREATE INDEX desk_texts_tokens ON public.desk_texts USING btree (tokens);
CREATE INDEX desk_texts_words ON public.desk_texts USING gin (words) WITH (fastupdate=off);

create table desk_views (
  id bigint not null generated always as identity,
  name text not null,
  query text not null,
  staff_id bigint not null,
  for_all boolean not null,
  at timestamp with time zone not null,
  constraint desk_views_pkey PRIMARY KEY (id),
  constraint desk_views_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  constraint desk_views_name_check CHECK ((name <> ''::text))
);
CREATE INDEX desk_views_staff ON public.desk_views USING btree (staff_id);

create table e_readers (
  reader_id bigint not null,
  email text not null,
  email_key text not null,
  chosen_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  token_hash bytea,
  expires_at timestamp with time zone,
  refused_at timestamp with time zone,
  constraint e_readers_pkey PRIMARY KEY (reader_id),
  constraint e_readers_token_hash_key UNIQUE (token_hash),
  constraint e_readers_reader_id_fkey FOREIGN KEY (reader_id) REFERENCES readers(id),
  constraint e_readers_check CHECK (((confirmed_at IS NOT NULL) OR ((token_hash IS NOT NULL) AND (expires_at IS NOT NULL))))
);

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

create table files_for_desk (
  article_id bigint not null,
  digest text not null,
  revision integer not null,
  taken boolean not null default false,
  constraint files_for_desk_pkey PRIMARY KEY (article_id),
  constraint files_for_desk_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint files_for_desk_article_id_revision_fkey FOREIGN KEY (article_id, revision) REFERENCES article_revisions(article_id, number)
);

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

create table issue_deliveries (
  reader_id bigint not null,
  issue_date date not null,
  revision integer not null,
  state text not null,
  mail_id uuid not null,
  at timestamp with time zone not null,
  constraint issue_deliveries_pkey PRIMARY KEY (reader_id, issue_date, revision),
  constraint issue_deliveries_reader_id_fkey FOREIGN KEY (reader_id) REFERENCES readers(id),
  constraint issue_deliveries_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'sent'::text, 'linked'::text, 'refused'::text, 'ended'::text])))
);

create table issue_letters (
  issue_date date not null,
  letter_id bigint,
  at timestamp with time zone not null,
  constraint issue_letters_pkey PRIMARY KEY (issue_date),
  constraint issue_letters_letter_id_fkey FOREIGN KEY (letter_id) REFERENCES letters(id)
);
CREATE INDEX issue_letters_letter ON public.issue_letters USING btree (letter_id);

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

create table letter_backoffs (
  receiver text not null,
  until timestamp with time zone not null,
  failures integer not null,
  reply text not null,
  constraint letter_backoffs_pkey PRIMARY KEY (receiver)
);

create table letter_days (
  day date not null,
  receiver text not null,
  sent integer not null default 0,
  failed integer not null default 0,
  constraint letter_days_pkey PRIMARY KEY (day, receiver)
);

create table letter_objections (
  email_key text not null,
  since timestamp with time zone not null,
  constraint letter_objections_pkey PRIMARY KEY (email_key)
);

create table letter_pass_browsers (
  id bigint not null generated always as identity,
  recipient_id bigint not null,
  since timestamp with time zone not null,
  kept boolean not null default false,
  constraint letter_pass_browsers_pkey PRIMARY KEY (id),
  constraint letter_pass_browsers_recipient_id_fkey FOREIGN KEY (recipient_id) REFERENCES letter_passes(recipient_id) ON DELETE CASCADE
);
CREATE INDEX letter_pass_browsers_recipient ON public.letter_pass_browsers USING btree (recipient_id);

create table letter_passes (
  recipient_id bigint not null,
  opened_at timestamp with time zone not null,
  scans integer not null default 0,
  scanned_at timestamp with time zone,
  constraint letter_passes_pkey PRIMARY KEY (recipient_id),
  constraint letter_passes_recipient_id_fkey FOREIGN KEY (recipient_id) REFERENCES letter_recipients(id) ON DELETE CASCADE
);
CREATE INDEX letter_passes_opened ON public.letter_passes USING btree (opened_at);

create table letter_recipients (
  id bigint not null generated always as identity,
  letter_id bigint not null,
  email text not null,
  email_key text not null,
  domain text not null,
  reader_id bigint,
  standing text not null,
  language text not null,
  arm text,
  state text not null default 'pending'::text,
  due_at timestamp with time zone not null,
  claimed_by text,
  claimed_at timestamp with time zone,
  tries integer not null default 0,
  token text not null,
  revision integer,
  sent_at timestamp with time zone,
  reply text,
  receiver text not null default 'other'::text,
  unanswered smallint not null default 0,
  constraint letter_recipients_pkey PRIMARY KEY (id),
  constraint letter_recipients_letter_id_email_key_key UNIQUE (letter_id, email_key),
  constraint letter_recipients_token_key UNIQUE (token),
  constraint letter_recipients_letter_id_fkey FOREIGN KEY (letter_id) REFERENCES letters(id),
  constraint letter_recipients_reader_id_fkey FOREIGN KEY (reader_id) REFERENCES readers(id),
  constraint letter_recipients_arm_check CHECK ((arm = ANY (ARRAY['a'::text, 'b'::text]))),
  constraint letter_recipients_standing_check CHECK ((standing = ANY (ARRAY['visitor'::text, 'reader'::text, 'trial'::text, 'subscriber'::text, 'lapsed'::text]))),
  constraint letter_recipients_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'claimed'::text, 'sent'::text, 'failed'::text, 'suppressed'::text])))
);
CREATE INDEX letter_recipients_claimed ON public.letter_recipients USING btree (letter_id) WHERE (state = 'claimed'::text);
CREATE INDEX letter_recipients_email ON public.letter_recipients USING btree (email_key);
CREATE INDEX letter_recipients_reader ON public.letter_recipients USING btree (reader_id) WHERE (reader_id IS NOT NULL);
CREATE INDEX letter_recipients_undecided ON public.letter_recipients USING btree (letter_id) WHERE ((state = 'pending'::text) AND (arm IS NULL));
CREATE INDEX letter_recipients_waiting ON public.letter_recipients USING btree (letter_id, receiver, due_at) WHERE ((state = 'pending'::text) AND (arm IS NOT NULL));

create table letter_visits (
  id bigint not null generated always as identity,
  letter_id bigint not null,
  recipient_id bigint not null,
  kind text not null,
  group_id bigint,
  at timestamp with time zone not null,
  constraint letter_visits_pkey PRIMARY KEY (id),
  constraint letter_visits_recipient_id_kind_group_id_key UNIQUE NULLS NOT DISTINCT (recipient_id, kind, group_id),
  constraint letter_visits_group_id_fkey FOREIGN KEY (group_id) REFERENCES article_groups(id),
  constraint letter_visits_letter_id_fkey FOREIGN KEY (letter_id) REFERENCES letters(id),
  constraint letter_visits_recipient_id_fkey FOREIGN KEY (recipient_id) REFERENCES letter_recipients(id) ON DELETE CASCADE,
  constraint letter_visits_kind_check CHECK ((kind = ANY (ARRAY['open'::text, 'click'::text, 'scan'::text, 'stop'::text])))
);
CREATE INDEX letter_visits_group ON public.letter_visits USING btree (group_id) WHERE (group_id IS NOT NULL);
CREATE INDEX letter_visits_letter ON public.letter_visits USING btree (letter_id, kind);

create table letters (
  id bigint not null generated always as identity,
  newsletter_id bigint not null,
  date date not null,
  origin text not null,
  state text not null,
  revision integer not null default 1,
  subject text not null,
  other_subject text,
  preview_text text not null default ''::text,
  document jsonb not null,
  due_at timestamp with time zone,
  composed_at timestamp with time zone not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  frozen integer,
  note text not null default ''::text,
  language text not null default 'en'::text,
  fill_at timestamp with time zone,
  corrected_at timestamp with time zone,
  frozen_upto bigint,
  decides_at timestamp with time zone,
  winning_arm text,
  constraint letters_pkey PRIMARY KEY (id),
  constraint letters_newsletter_id_date_key UNIQUE (newsletter_id, date),
  constraint letters_newsletter_id_fkey FOREIGN KEY (newsletter_id) REFERENCES newsletters(id),
  constraint letters_origin_check CHECK ((origin = ANY (ARRAY['automatic'::text, 'written'::text]))),
  constraint letters_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'scheduled'::text, 'held'::text, 'sending'::text, 'stopped'::text, 'sent'::text, 'empty'::text]))),
  constraint letters_winning_arm_check CHECK ((winning_arm = ANY (ARRAY['a'::text, 'b'::text])))
);
CREATE INDEX letters_deciding ON public.letters USING btree (decides_at) WHERE ((state = 'sending'::text) AND (decides_at IS NOT NULL) AND (winning_arm IS NULL));
CREATE INDEX letters_due ON public.letters USING btree (due_at) WHERE (state = 'scheduled'::text);
CREATE INDEX letters_filled ON public.letters USING btree (fill_at) WHERE (fill_at IS NOT NULL);
CREATE INDEX letters_going ON public.letters USING btree (id) WHERE (state = 'sending'::text);
CREATE INDEX letters_gone ON public.letters USING btree (newsletter_id, date DESC) WHERE (state = ANY (ARRAY['sending'::text, 'stopped'::text, 'sent'::text]));

create table link_looks (
  digest bytea not null,
  url text not null,
  state text not null,
  detail text not null,
  looked_at timestamp with time zone not null,
  constraint link_looks_pkey PRIMARY KEY (digest),
  constraint link_looks_state_check CHECK ((state = ANY (ARRAY['there'::text, 'gone'::text, 'private'::text, 'unknown'::text])))
);
CREATE INDEX link_looks_at ON public.link_looks USING btree (looked_at);

create table link_looks_due (
  article_id bigint not null,
  due_at timestamp with time zone not null,
  constraint link_looks_due_pkey PRIMARY KEY (article_id),
  constraint link_looks_due_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id)
);
CREATE INDEX link_looks_due_at ON public.link_looks_due USING btree (due_at);

create table magazine_files (
  revision_id bigint not null,
  kind text not null,
  key text not null,
  bytes bigint not null,
  etag text not null,
  file_name text not null,
  media_type text not null,
  constraint magazine_files_pkey PRIMARY KEY (revision_id, kind),
  constraint magazine_files_revision_id_fkey FOREIGN KEY (revision_id) REFERENCES magazine_revisions(id) ON DELETE CASCADE
);

create table magazine_issues (
  id bigint not null generated always as identity,
  date date not null,
  number integer,
  state text not null,
  due_at timestamp with time zone,
  appears_at timestamp with time zone not null,
  gathered_until timestamp with time zone not null,
  letter jsonb,
  cover jsonb not null default '{"alt": "", "lines": []}'::jsonb,
  note text not null default ''::text,
  proposed_at timestamp with time zone not null,
  released_at timestamp with time zone,
  revision integer not null default 0,
  stale boolean not null default false,
  revise_at timestamp with time zone,
  constraint magazine_issues_pkey PRIMARY KEY (id),
  constraint magazine_issues_date_key UNIQUE (date),
  constraint magazine_issues_number_key UNIQUE (number),
  constraint magazine_issues_check CHECK (((state = 'released'::text) = ((released_at IS NOT NULL) AND (number IS NOT NULL) AND (revision > 0) AND (due_at IS NULL)))),
  constraint magazine_issues_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'held'::text, 'released'::text])))
);
CREATE INDEX magazine_issues_due ON public.magazine_issues USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX magazine_issues_to_revise ON public.magazine_issues USING btree (id) WHERE (stale OR (revise_at IS NOT NULL));

create table magazine_pieces (
  issue_id bigint not null,
  "position" integer not null,
  group_id bigint not null,
  language text not null,
  place text not null,
  constraint magazine_pieces_pkey PRIMARY KEY (issue_id, "position"),
  constraint magazine_pieces_issue_id_group_id_key UNIQUE (issue_id, group_id),
  constraint magazine_pieces_group_id_fkey FOREIGN KEY (group_id) REFERENCES article_groups(id),
  constraint magazine_pieces_issue_id_fkey FOREIGN KEY (issue_id) REFERENCES magazine_issues(id) ON DELETE CASCADE,
  constraint magazine_pieces_place_check CHECK ((place = ANY (ARRAY['piece'::text, 'world'::text])))
);
CREATE INDEX magazine_pieces_group ON public.magazine_pieces USING btree (group_id);

create table magazine_places (
  reader_id bigint not null,
  issue_date date not null,
  slug text not null,
  through integer not null,
  done text[] not null default '{}'::text[],
  at timestamp with time zone not null,
  constraint magazine_places_pkey PRIMARY KEY (reader_id, issue_date),
  constraint magazine_places_reader_id_fkey FOREIGN KEY (reader_id) REFERENCES readers(id),
  constraint magazine_places_slug_check CHECK ((slug <> ''::text)),
  constraint magazine_places_through_check CHECK (((through >= 0) AND (through <= 1000)))
);

create table magazine_revision_pieces (
  revision_id bigint not null,
  slug text not null,
  article_id bigint not null,
  version_id bigint not null,
  constraint magazine_revision_pieces_pkey PRIMARY KEY (revision_id, slug),
  constraint magazine_revision_pieces_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint magazine_revision_pieces_revision_id_fkey FOREIGN KEY (revision_id) REFERENCES magazine_revisions(id) ON DELETE CASCADE,
  constraint magazine_revision_pieces_version_id_fkey FOREIGN KEY (version_id) REFERENCES article_versions(id)
);

create table magazine_revisions (
  id bigint not null generated always as identity,
  issue_id bigint not null,
  number integer not null,
  at timestamp with time zone not null,
  note text not null,
  fingerprint text not null,
  book jsonb not null,
  sample text,
  constraint magazine_revisions_pkey PRIMARY KEY (id),
  constraint magazine_revisions_issue_id_number_key UNIQUE (issue_id, number),
  constraint magazine_revisions_issue_id_fkey FOREIGN KEY (issue_id) REFERENCES magazine_issues(id)
);

create table magazine_settings (
  id boolean not null default true,
  weekday smallint not null,
  hour text not null,
  ahead_hours smallint not null,
  pieces smallint not null,
  name text not null default ''::text,
  masthead jsonb not null default '[]'::jsonb,
  newsletter text,
  propose_at timestamp with time zone,
  propose_for date,
  constraint magazine_settings_pkey PRIMARY KEY (id),
  constraint magazine_settings_ahead_hours_check CHECK (((ahead_hours >= 1) AND (ahead_hours <= 144))),
  constraint magazine_settings_id_check CHECK (id),
  constraint magazine_settings_pieces_check CHECK (((pieces >= 1) AND (pieces <= 200))),
  constraint magazine_settings_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
);

create table mail_discards (
  file text not null,
  due_at timestamp with time zone not null,
  constraint mail_discards_pkey PRIMARY KEY (file, due_at)
);
CREATE INDEX mail_discards_due ON public.mail_discards USING btree (due_at);

create table mail_health (
  day date not null,
  domain text not null,
  sent integer not null default 0,
  hard integer not null default 0,
  soft integer not null default 0,
  complaints integer not null default 0,
  constraint mail_health_pkey PRIMARY KEY (day, domain)
);

create table mail_returns (
  id bigint not null generated always as identity,
  source text not null,
  source_id text not null,
  recipient_id bigint,
  letter_id bigint,
  email_key text not null,
  outcome text not null,
  diagnostic text not null default ''::text,
  at timestamp with time zone not null,
  forgiven boolean not null default false,
  constraint mail_returns_pkey PRIMARY KEY (id),
  constraint mail_returns_source_source_id_key UNIQUE (source, source_id),
  constraint mail_returns_letter_id_fkey FOREIGN KEY (letter_id) REFERENCES letters(id),
  constraint mail_returns_recipient_id_fkey FOREIGN KEY (recipient_id) REFERENCES letter_recipients(id) ON DELETE CASCADE,
  constraint mail_returns_outcome_check CHECK ((outcome = ANY (ARRAY['hard'::text, 'soft'::text, 'complaint'::text, 'delivered'::text, 'unknown'::text])))
);
CREATE INDEX mail_returns_email ON public.mail_returns USING btree (email_key, id);
CREATE INDEX mail_returns_letter ON public.mail_returns USING btree (letter_id, outcome) WHERE (letter_id IS NOT NULL);
CREATE INDEX mail_returns_recipient ON public.mail_returns USING btree (recipient_id) WHERE (recipient_id IS NOT NULL);

create table mail_suppressions (
  email_key text not null,
  email text not null,
  reason text not null,
  detail text not null default ''::text,
  since timestamp with time zone not null,
  constraint mail_suppressions_pkey PRIMARY KEY (email_key),
  constraint mail_suppressions_reason_check CHECK ((reason = ANY (ARRAY['bounced'::text, 'bounced-repeatedly'::text, 'complained'::text, 'by-hand'::text])))
);
CREATE INDEX mail_suppressions_since ON public.mail_suppressions USING btree (since, email_key);

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
  constraint newsletter_consents_event_check CHECK ((event = ANY (ARRAY['requested'::text, 'confirmed'::text, 'ended'::text, 'paused'::text, 'resumed'::text])))
);
CREATE INDEX newsletter_consents_email ON public.newsletter_consents USING btree (email_key);
CREATE INDEX newsletter_consents_request ON public.newsletter_consents USING btree (request_id) WHERE (request_id IS NOT NULL);

create table newsletter_questions (
  id bigint not null generated always as identity,
  newsletter_id bigint not null,
  words text not null,
  question jsonb not null,
  answer jsonb not null,
  group_id bigint,
  almanac_day text,
  added_at timestamp with time zone not null,
  letter_id bigint,
  constraint newsletter_questions_pkey PRIMARY KEY (id),
  constraint newsletter_questions_newsletter_id_words_key UNIQUE (newsletter_id, words),
  constraint newsletter_questions_group_id_fkey FOREIGN KEY (group_id) REFERENCES article_groups(id),
  constraint newsletter_questions_letter_id_fkey FOREIGN KEY (letter_id) REFERENCES letters(id),
  constraint newsletter_questions_newsletter_id_fkey FOREIGN KEY (newsletter_id) REFERENCES newsletters(id),
  constraint newsletter_questions_almanac_day_check CHECK ((almanac_day ~ '^\d{2}-\d{2}$'::text)),
  constraint newsletter_questions_check CHECK ((num_nonnulls(group_id, almanac_day) = 1))
);
CREATE INDEX newsletter_questions_asked ON public.newsletter_questions USING btree (letter_id) WHERE (letter_id IS NOT NULL);
CREATE INDEX newsletter_questions_unasked ON public.newsletter_questions USING btree (newsletter_id, added_at DESC, id) WHERE (letter_id IS NULL);

create table newsletter_subscriptions (
  id bigint not null generated always as identity,
  newsletter_id bigint not null,
  email text not null,
  email_key text not null,
  status text not null,
  requested_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  ended_at timestamp with time zone,
  paused_until date,
  zone text,
  constraint newsletter_subscriptions_pkey PRIMARY KEY (id),
  constraint newsletter_subscriptions_newsletter_id_email_key_key UNIQUE (newsletter_id, email_key),
  constraint newsletter_subscriptions_newsletter_id_fkey FOREIGN KEY (newsletter_id) REFERENCES newsletters(id),
  constraint newsletter_subscriptions_check CHECK (((status <> 'confirmed'::text) OR (confirmed_at IS NOT NULL))),
  constraint newsletter_subscriptions_check1 CHECK (((status <> 'ended'::text) OR (ended_at IS NOT NULL))),
  constraint newsletter_subscriptions_status_check CHECK ((status = ANY (ARRAY['requested'::text, 'confirmed'::text, 'ended'::text])))
);
CREATE INDEX newsletter_subscriptions_confirmed ON public.newsletter_subscriptions USING btree (newsletter_id, id) WHERE (status = 'confirmed'::text);
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
  weekday smallint,
  hour text not null default '07:00'::text,
  zone text,
  at_readers_hour boolean not null default false,
  approval text,
  sender text not null default ''::text,
  reply_to text not null default ''::text,
  look text not null default 'plain'::text,
  recipe jsonb not null default '[]'::jsonb,
  compose_at timestamp with time zone,
  compose_for date,
  weekly_form_id bigint,
  test_share smallint not null default 20,
  test_minimum integer not null default 1000,
  test_minutes integer not null default 60,
  constraint newsletters_pkey PRIMARY KEY (id),
  constraint newsletters_slug_key UNIQUE (slug),
  constraint newsletters_weekly_form_id_fkey FOREIGN KEY (weekly_form_id) REFERENCES newsletters(id),
  constraint newsletters_approval_check CHECK ((approval ~ '^([01]\d|2[0-3]):[0-5]\d$'::text)),
  constraint newsletters_audience_check CHECK ((audience = ANY (ARRAY['everyone'::text, 'registered'::text, 'subscribers'::text]))),
  constraint newsletters_day_of_weekly CHECK (((weekday IS NULL) OR (every = 'weekly'::text))),
  constraint newsletters_every_check CHECK ((every = ANY (ARRAY['daily'::text, 'weekdays'::text, 'weekly'::text]))),
  constraint newsletters_hour_check CHECK ((hour ~ '^([01]\d|2[0-3]):[0-5]\d$'::text)),
  constraint newsletters_test_minimum_check CHECK (((test_minimum >= 2) AND (test_minimum <= 1000000))),
  constraint newsletters_test_minutes_check CHECK (((test_minutes >= 5) AND (test_minutes <= 1440))),
  constraint newsletters_test_share_check CHECK (((test_share >= 2) AND (test_share <= 100))),
  constraint newsletters_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
);

create table notice_rates (
  placement text not null,
  amount_minor bigint not null,
  currency text not null,
  per text not null,
  note text not null default ''::text,
  constraint notice_rates_pkey PRIMARY KEY (placement),
  constraint notice_rates_amount_minor_check CHECK ((amount_minor >= 0)),
  constraint notice_rates_per_check CHECK ((per = ANY (ARRAY['thousand'::text, 'day'::text, 'week'::text, 'letter'::text])))
);

create table notice_settings (
  id smallint not null default 1,
  paused_at timestamp with time zone,
  ads_txt text not null default ''::text,
  contact text not null default ''::text,
  constraint notice_settings_pkey PRIMARY KEY (id),
  constraint notice_settings_id_check CHECK ((id = 1))
);

create table notice_traffic (
  hour timestamp with time zone not null,
  asked bigint not null,
  constraint notice_traffic_pkey PRIMARY KEY (hour)
);

create table own_issues (
  reader_id bigint not null,
  ticket uuid not null,
  kind text not null,
  state text not null,
  asked_at timestamp with time zone not null,
  forget_at timestamp with time zone not null,
  slugs text[] not null,
  bytes bytea,
  constraint own_issues_pkey PRIMARY KEY (reader_id),
  constraint own_issues_reader_id_fkey FOREIGN KEY (reader_id) REFERENCES readers(id),
  constraint own_issues_check CHECK (((state = 'made'::text) = (bytes IS NOT NULL))),
  constraint own_issues_kind_check CHECK ((kind = ANY (ARRAY['epub'::text, 'pdf-a4'::text, 'pdf-letter'::text]))),
  constraint own_issues_state_check CHECK ((state = ANY (ARRAY['making'::text, 'made'::text, 'failed'::text])))
);
CREATE INDEX own_issues_forget ON public.own_issues USING btree (forget_at);

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
  letter_pass_days smallint default 7,
  letter_pass_browsers smallint not null default 3,
  letter_passes_count boolean not null default false,
  constraint paywall_policy_pkey PRIMARY KEY (id),
  constraint paywall_policy_allowance_check CHECK (((allowance >= 0) AND (allowance <= 100))),
  constraint paywall_policy_archive_after_days_check CHECK ((archive_after_days > 0)),
  constraint paywall_policy_free_for_hours_check CHECK ((free_for_hours > 0)),
  constraint paywall_policy_id_check CHECK (id),
  constraint paywall_policy_letter_pass_browsers_check CHECK (((letter_pass_browsers >= 1) AND (letter_pass_browsers <= 50))),
  constraint paywall_policy_letter_pass_days_check CHECK (((letter_pass_days >= 1) AND (letter_pass_days <= 90))),
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

create table picture_leases (
  id bigint not null generated always as identity,
  picture_id text not null,
  kind text not null,
  from_day date,
  until_day date,
  note text not null default ''::text,
  staff_id bigint not null,
  at timestamp with time zone not null,
  constraint picture_leases_pkey PRIMARY KEY (id),
  constraint picture_leases_picture_id_fkey FOREIGN KEY (picture_id) REFERENCES pictures(id) ON DELETE CASCADE,
  constraint picture_leases_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  constraint picture_leases_check CHECK ((until_day >= from_day)),
  constraint picture_leases_kind_check CHECK ((kind = ANY (ARRAY['allow'::text, 'deny'::text])))
);
CREATE INDEX picture_leases_picture ON public.picture_leases USING btree (picture_id);
CREATE INDEX picture_leases_staff ON public.picture_leases USING btree (staff_id);
CREATE INDEX picture_leases_until ON public.picture_leases USING btree (until_day) WHERE (kind = 'allow'::text);

create table picture_replacements (
  id bigint not null generated always as identity,
  picture_id text not null,
  by_id text not null,
  staff_id bigint not null,
  keeps_words boolean not null,
  reason text not null,
  articles bigint[] not null,
  done integer not null default 0,
  outcomes jsonb not null default '[]'::jsonb,
  at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint picture_replacements_pkey PRIMARY KEY (id),
  constraint picture_replacements_by_id_fkey FOREIGN KEY (by_id) REFERENCES pictures(id) ON DELETE CASCADE,
  constraint picture_replacements_picture_id_fkey FOREIGN KEY (picture_id) REFERENCES pictures(id) ON DELETE CASCADE,
  constraint picture_replacements_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  constraint picture_replacements_reason_check CHECK ((reason <> ''::text))
);
CREATE INDEX picture_replacements_by ON public.picture_replacements USING btree (by_id);
CREATE INDEX picture_replacements_picture ON public.picture_replacements USING btree (picture_id);
CREATE INDEX picture_replacements_staff ON public.picture_replacements USING btree (staff_id);

create table picture_uses (
  picture_id text not null,
  kind text not null,
  subject bigint not null,
  constraint picture_uses_pkey PRIMARY KEY (picture_id, kind, subject),
  constraint picture_uses_picture_id_fkey FOREIGN KEY (picture_id) REFERENCES pictures(id),
  constraint picture_uses_kind_check CHECK ((kind = ANY (ARRAY['article'::text, 'copy'::text, 'fact'::text, 'revision'::text, 'notice'::text, 'issue'::text, 'released'::text, 'letter'::text, 'almanac'::text])))
);
CREATE INDEX picture_uses_subject ON public.picture_uses USING btree (kind, subject);

create table pictures (
  id text not null,
  width integer not null,
  height integer not null,
  rendition_widths integer[] not null,
  colour text not null,
  credit text,
  original_bytes integer not null,
  created_at timestamp with time zone not null,
  alt text not null default ''::text,
  decorative boolean not null default false,
  caption text not null default ''::text,
  copyright text not null default ''::text,
  focus_x smallint,
  focus_y smallint,
  crop smallint[],
  version integer not null default 0,
  stamp integer not null default 0,
  uploaded_by bigint,
  is_used boolean not null default false,
  looked_at timestamp with time zone,
  constraint pictures_pkey PRIMARY KEY (id),
  constraint pictures_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES staff(id),
  constraint pictures_check CHECK (((focus_x IS NULL) = (focus_y IS NULL))),
  constraint pictures_colour_check CHECK ((colour ~ '^#[0-9a-f]{6}$'::text)),
  constraint pictures_crop_check CHECK ((array_length(crop, 1) = 4)),
  constraint pictures_focus_x_check CHECK (((focus_x >= 0) AND (focus_x <= 100))),
  constraint pictures_focus_y_check CHECK (((focus_y >= 0) AND (focus_y <= 100))),
  constraint pictures_height_check CHECK ((height > 0)),
  constraint pictures_id_check CHECK ((id ~ '^[0-9a-f]{32}$'::text)),
  constraint pictures_width_check CHECK ((width > 0))
);
CREATE INDEX pictures_credit ON public.pictures USING gin (to_tsvector('simple'::regconfig, COALESCE(credit, ''::text)));
CREATE INDEX pictures_looked ON public.pictures USING btree (looked_at) WHERE (looked_at IS NOT NULL);
CREATE INDEX pictures_newest ON public.pictures USING btree (created_at DESC, id DESC);
CREATE INDEX pictures_to_do ON public.pictures USING btree (created_at DESC, id DESC) WHERE (((alt = ''::text) AND (NOT decorative)) OR (COALESCE(credit, ''::text) = ''::text));
CREATE INDEX pictures_unused ON public.pictures USING btree (created_at DESC, id DESC) WHERE (NOT is_used);
CREATE INDEX pictures_uploaded_by ON public.pictures USING btree (uploaded_by);
CREATE INDEX pictures_words ON public.pictures USING gin (to_tsvector('simple'::regconfig, ((caption || ' '::text) || alt)));

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
  letter_statistics boolean not null default true,
  almanac_letter text,
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

create table reading_tokens (
  token_hash bytea not null,
  reader_id bigint not null,
  made_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint reading_tokens_pkey PRIMARY KEY (token_hash),
  constraint reading_tokens_reader_id_fkey FOREIGN KEY (reader_id) REFERENCES readers(id)
);
CREATE INDEX reading_tokens_reader ON public.reading_tokens USING btree (reader_id);
CREATE UNIQUE INDEX reading_tokens_standing ON public.reading_tokens USING btree (reader_id) WHERE (revoked_at IS NULL);

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

create table return_mailbox (
  id smallint not null default 1,
  look_at timestamp with time zone not null,
  constraint return_mailbox_pkey PRIMARY KEY (id),
  constraint return_mailbox_id_check CHECK ((id = 1))
);

create table saved_articles (
  reader_id bigint not null,
  article_id bigint not null,
  saved_at timestamp with time zone not null,
  constraint saved_articles_pkey PRIMARY KEY (reader_id, article_id),
  constraint saved_articles_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint saved_articles_reader_id_fkey FOREIGN KEY (reader_id) REFERENCES readers(id)
);
CREATE INDEX saved_articles_article ON public.saved_articles USING btree (article_id);

create table saved_searches (
  id bigint not null generated always as identity,
  reader_id bigint not null,
  search text not null,
  saved_at timestamp with time zone not null,
  looked_at timestamp with time zone not null,
  constraint saved_searches_pkey PRIMARY KEY (id),
  constraint saved_searches_reader_id_search_key UNIQUE (reader_id, search),
  constraint saved_searches_reader_id_fkey FOREIGN KEY (reader_id) REFERENCES readers(id),
  constraint saved_searches_search_check CHECK (((length(search) >= 1) AND (length(search) <= 4000)))
);

create table search_changes (
  id bigint not null generated always as identity,
  article_id bigint not null,
  is_bulk boolean not null,
  open_words text[],
  full_words text[],
  constraint search_changes_pkey PRIMARY KEY (id)
);
CREATE INDEX search_changes_next ON public.search_changes USING btree (is_bulk, id);

create table search_documents (
  article_id bigint not null,
  group_id bigint not null,
  version_id bigint not null,
  tokens integer not null,
  published timestamp with time zone not null,
  language text not null,
  section text not null,
  source text,
  places text[] not null,
  head tsvector not null,
  open_words tsvector not null,
  full_words tsvector not null,
  constraint search_documents_pkey PRIMARY KEY (article_id),
  constraint search_documents_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE
);
CREATE INDEX search_documents_full ON public.search_documents USING gin (full_words) WITH (fastupdate=off);
CREATE INDEX search_documents_group ON public.search_documents USING btree (group_id);
CREATE INDEX search_documents_head ON public.search_documents USING gin (head) WITH (fastupdate=off);
CREATE INDEX search_documents_open ON public.search_documents USING gin (open_words) WITH (fastupdate=off);
CREATE INDEX search_documents_time ON public.search_documents USING btree (published DESC, article_id DESC);
CREATE INDEX search_documents_tokens ON public.search_documents USING btree (tokens);

create table search_full_words (
  word text collate "C" not null,
  documents integer not null,
  shown text,
  remains text[],
  constraint search_full_words_pkey PRIMARY KEY (word)
) with (fillfactor=60);
CREATE INDEX search_full_words_remains ON public.search_full_words USING gin (remains) WITH (fastupdate=off);

create table search_open_words (
  word text collate "C" not null,
  documents integer not null,
  shown text,
  remains text[],
  constraint search_open_words_pkey PRIMARY KEY (word)
) with (fillfactor=60);
CREATE INDEX search_open_words_remains ON public.search_open_words USING gin (remains) WITH (fastupdate=off);

create table search_texts (
  article_id bigint not null,
  open_text text not null,
  full_text text not null,
  constraint search_texts_pkey PRIMARY KEY (article_id),
  constraint search_texts_article_id_fkey FOREIGN KEY (article_id) REFERENCES search_documents(article_id) ON DELETE CASCADE
);

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
  constraint sign_in_requests_purpose_check CHECK ((purpose = ANY (ARRAY['sign-in'::text, 'staff'::text, 'invitation'::text])))
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

create table spent_challenges (
  challenge_hash bytea not null,
  expires_at timestamp with time zone not null,
  constraint spent_challenges_pkey PRIMARY KEY (challenge_hash)
);
CREATE INDEX spent_challenges_expiry ON public.spent_challenges USING btree (expires_at);

create table staff (
  id bigint not null generated always as identity,
  email text not null,
  email_key text not null,
  role text not null,
  invited_at timestamp with time zone not null,
  invited_by text not null,
  name text not null default ''::text,
  author text,
  single_keys boolean not null default true,
  ended_at timestamp with time zone,
  ended_by text,
  mails_off text[] not null default '{}'::text[],
  constraint staff_pkey PRIMARY KEY (id),
  constraint staff_email_key_key UNIQUE (email_key),
  constraint staff_author_fkey FOREIGN KEY (author) REFERENCES authors(slug),
  constraint staff_ended_by_somebody CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
  constraint staff_role_check CHECK ((role = ANY (ARRAY['contributor'::text, 'translator'::text, 'editor'::text, 'publisher'::text, 'circulation'::text])))
);

create table staff_apps (
  staff_id bigint not null,
  salt text not null,
  created_at timestamp with time zone not null,
  last_step bigint not null,
  constraint staff_apps_pkey PRIMARY KEY (staff_id),
  constraint staff_apps_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id)
);

create table staff_errands (
  id bigint not null generated always as identity,
  staff_id bigint not null,
  kind text not null,
  article_id bigint not null,
  by_staff_id bigint,
  detail text not null default ''::text,
  at timestamp with time zone not null,
  mail_at timestamp with time zone,
  comment_id bigint,
  constraint staff_errands_pkey PRIMARY KEY (id),
  constraint staff_errands_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE,
  constraint staff_errands_by_staff_id_fkey FOREIGN KEY (by_staff_id) REFERENCES staff(id),
  constraint staff_errands_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES article_comments(id) ON DELETE SET NULL,
  constraint staff_errands_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  constraint staff_errands_kind_check CHECK ((kind = ANY (ARRAY['assigned'::text, 'due'::text, 'returned'::text, 'mentioned'::text])))
);
CREATE INDEX staff_errands_article ON public.staff_errands USING btree (article_id);
CREATE INDEX staff_errands_at ON public.staff_errands USING btree (at);
CREATE INDEX staff_errands_by ON public.staff_errands USING btree (by_staff_id);
CREATE INDEX staff_errands_comment ON public.staff_errands USING btree (comment_id) WHERE (comment_id IS NOT NULL);
CREATE INDEX staff_errands_mail ON public.staff_errands USING btree (mail_at) WHERE (mail_at IS NOT NULL);
CREATE INDEX staff_errands_staff ON public.staff_errands USING btree (staff_id, at DESC, id DESC);

create table staff_passkeys (
  id text not null,
  staff_id bigint not null,
  name text not null,
  public_key bytea not null,
  counter bigint not null,
  transports jsonb not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  constraint staff_passkeys_pkey PRIMARY KEY (id),
  constraint staff_passkeys_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id)
);
CREATE INDEX staff_passkeys_staff ON public.staff_passkeys USING btree (staff_id);

create table staff_recovery_codes (
  staff_id bigint not null,
  code_hash bytea not null,
  made_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint staff_recovery_codes_pkey PRIMARY KEY (staff_id, code_hash),
  constraint staff_recovery_codes_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id)
);

create table style_hits (
  rule_id bigint not null,
  article_id bigint not null,
  constraint style_hits_pkey PRIMARY KEY (rule_id, article_id),
  constraint style_hits_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint style_hits_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES style_rules(id)
);
CREATE INDEX style_hits_article ON public.style_hits USING btree (article_id);

create table style_rules (
  id bigint not null generated always as identity,
  languages text[] not null,
  phrase text not null,
  capitals text not null,
  suggestion text not null,
  reason text not null,
  owner_id bigint,
  speaks_in text[] not null,
  silent_in text[] not null,
  changed_at timestamp with time zone not null,
  retired_at timestamp with time zone,
  constraint style_rules_pkey PRIMARY KEY (id),
  constraint style_rules_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES staff(id),
  constraint style_rules_capitals_check CHECK ((capitals = ANY (ARRAY['any'::text, 'exact'::text]))),
  constraint style_rules_languages_check CHECK ((cardinality(languages) > 0)),
  constraint style_rules_phrase_check CHECK ((phrase <> ''::text)),
  constraint style_rules_reason_check CHECK ((reason <> ''::text)),
  constraint style_rules_speaks_in_check CHECK ((cardinality(speaks_in) > 0))
);
CREATE INDEX style_rules_owner ON public.style_rules USING btree (owner_id);

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

create table working_copies (
  article_id bigint not null,
  version integer not null,
  text jsonb not null,
  begun_from bigint not null,
  changed_at timestamp with time zone not null,
  unkept_since timestamp with time zone,
  keep_at timestamp with time zone,
  changed_by bigint,
  constraint working_copies_pkey PRIMARY KEY (article_id),
  constraint working_copies_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint working_copies_begun_from_fkey FOREIGN KEY (begun_from) REFERENCES article_versions(id),
  constraint working_copies_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES staff(id),
  constraint working_copies_version_check CHECK ((version >= 0))
);
CREATE INDEX working_copies_begun_from ON public.working_copies USING btree (begun_from);
CREATE INDEX working_copies_changed_by ON public.working_copies USING btree (changed_by);
CREATE INDEX working_copies_keep_at ON public.working_copies USING btree (keep_at) WHERE (keep_at IS NOT NULL);

CREATE OR REPLACE FUNCTION public.add_picture_uses(of_kind text, of_subject bigint, ids text[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  if cardinality(ids) = 0 then return; end if;
  insert into picture_uses (picture_id, kind, subject)
    select id, of_kind, of_subject from pictures where id = any(ids) order by id on conflict do nothing;
  perform from pictures where id = any(ids) and not is_used order by id for no key update;
  update pictures set is_used = true where id = any(ids) and not is_used;
end $function$;

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

CREATE OR REPLACE FUNCTION public.count_search_words_no_longer()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into search_changes (article_id, is_bulk, open_words, full_words)
    values (old.article_id, true, tsvector_to_array(old.open_words), tsvector_to_array(old.full_words));
  perform pg_notify('dateline', 'search-changes ');
  return old;
end $function$;

CREATE OR REPLACE FUNCTION public.forget_pictures_of_article()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform set_picture_uses(kind, old.id, '{}') from unnest(array['article', 'copy', 'fact', 'revision']) kind;
  return null;
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

CREATE OR REPLACE FUNCTION public.note_author_renamed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into search_changes (article_id, is_bulk) select article_id, true from article_authors where author = new.slug;
  perform pg_notify('dateline', 'search-changes ');
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_desk_article()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' then
    insert into desk_text_changes select id from changed where status <> 'published' order by id
      on conflict (article_id) do update set article_id = excluded.article_id;
  else
    insert into desk_text_changes select c.id from changed c join before b on b.id = c.id
      where (b.status, b.version_id, b.section) is distinct from (c.status, c.version_id, c.section)
        and (c.status <> 'published' or exists (select from desk_texts t where t.article_id = c.id))
      order by c.id on conflict (article_id) do update set article_id = excluded.article_id;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_desk_text()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into desk_text_changes values (new.article_id)
    on conflict (article_id) do update set article_id = excluded.article_id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_magazine_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update magazine_issues set stale = true
    where id in (select issue_id from magazine_pieces where group_id = new.group_id);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_magazine_correction()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update magazine_issues set stale = true where id in (
    select p.issue_id from magazine_pieces p join articles a on a.group_id = p.group_id where a.id = new.article_id);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_pictures_of_copy()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform set_picture_uses('copy', new.article_id, pictures_in(new.text));
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_pictures_of_entry()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform set_picture_uses('almanac', coalesce(new.id, old.id), pictures_in(new.picture));
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_pictures_of_fact()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform set_picture_uses('fact', new.article_id, pictures_in(new.value));
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_pictures_of_issue()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform set_picture_uses('issue', coalesce(new.id, old.id), pictures_in(new.cover));
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_pictures_of_letter()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform set_picture_uses('letter', coalesce(new.id, old.id), pictures_in_letter(new.document));
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_pictures_of_notice()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform set_picture_uses('notice', coalesce(new.id, old.id), pictures_in(new.creative));
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_pictures_of_release()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform add_picture_uses('released', new.issue_id, pictures_in(new.book));
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_pictures_of_revision()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform add_picture_uses('revision', new.article_id, pictures_in(new.text) || pictures_in(new.facts));
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_pictures_of_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  ids text[] := pictures_in(new.body) || array_remove(array[new.lead_picture ->> 'pictureId'], null);
begin
  if cardinality(ids) = 0 then return null; end if;
  if exists (select from pictures where id = any(ids) and not is_used) then
    with said as (
      select distinct on (attrs ->> 'pictureId') attrs ->> 'pictureId' as id, attrs
      from (
        select new.lead_picture as attrs
        union all select named from jsonb_path_query(new.body, '$.** ? (exists (@.pictureId))') named
      ) every
      where jsonb_typeof(attrs) = 'object' and attrs ->> 'pictureId' is not null
    )
    update pictures p set
        alt = case when p.alt = '' and not p.decorative then coalesce(attrs ->> 'alt', '') else p.alt end,
        credit = coalesce(nullif(p.credit, ''), nullif(attrs ->> 'credit', '')),
        caption = case
          when p.caption <> '' then p.caption
          when jsonb_typeof(attrs -> 'caption') = 'string' then attrs ->> 'caption'
          else coalesce((select string_agg(words #>> '{}', '') from jsonb_path_query(attrs, '$.caption[*].text') words), '')
        end
      from said where p.id = said.id and not p.is_used;
  end if;
  perform add_picture_uses('article', new.article_id, ids);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_search_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  is_news boolean;
begin
  if tg_op = 'INSERT' then
    insert into search_changes (article_id, is_bulk)
      select id, (select count(*) from changed) > 20 from changed where status = 'published';
  else
    insert into search_changes (article_id, is_bulk)
      select c.id, (select count(*) from changed) > 20 from changed c join before b on b.id = c.id
      where c.status = 'published'
        and (b.status, b.version_id, b.section, b.language, b.source, b.first_published, b.group_id)
          is distinct from (c.status, c.version_id, c.section, c.language, c.source, c.first_published, c.group_id);
  end if;
  is_news := found;
  if tg_op = 'UPDATE' then
    -- Nothing of it is searched otherwise, but it is suggested so.
    is_news := is_news or exists (select from changed c join before b on b.id = c.id
      where (b.slug, b.sponsor) is distinct from (c.slug, c.sponsor));
    -- Not found any more from this very commit on.
    delete from search_documents d using changed c where d.article_id = c.id and c.status <> 'published';
  end if;
  if is_news or found then perform pg_notify('dateline', 'search-changes '); end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.pictures_in(document jsonb)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select coalesce(array_agg(distinct found #>> '{}'), '{}') from jsonb_path_query(document, '$.**.pictureId') found
  where jsonb_typeof(found) = 'string'
$function$;

CREATE OR REPLACE FUNCTION public.pictures_in_letter(document jsonb)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select pictures_in(document) || coalesce(array_agg(distinct found #>> '{}'), '{}')
  from jsonb_path_query(document, '$.**.picture.id') found where jsonb_typeof(found) = 'string'
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

CREATE OR REPLACE FUNCTION public.set_picture_uses(of_kind text, of_subject bigint, ids text[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  gone text[];
begin
  with ended as (
    delete from picture_uses where kind = of_kind and subject = of_subject and picture_id <> all(ids) returning picture_id
  ) select array_agg(picture_id) into gone from ended;
  if gone is not null then
    update pictures p set is_used = false
      where p.id = any(gone) and not exists (select from picture_uses u where u.picture_id = p.id);
  end if;
  perform add_picture_uses(of_kind, of_subject, ids);
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

CREATE TRIGGER almanac_entries_pictures AFTER INSERT OR DELETE OR UPDATE OF picture ON public.almanac_entries FOR EACH ROW EXECUTE FUNCTION note_pictures_of_entry();

CREATE TRIGGER article_authors_published BEFORE INSERT ON public.article_authors FOR EACH ROW EXECUTE FUNCTION take_from_article();

CREATE TRIGGER article_facts_desk_text AFTER INSERT OR UPDATE OF value ON public.article_facts FOR EACH ROW EXECUTE FUNCTION note_desk_text();

CREATE TRIGGER article_facts_pictures AFTER INSERT OR UPDATE OF value ON public.article_facts FOR EACH ROW WHEN ((new.fact = 'leadPicture'::text)) EXECUTE FUNCTION note_pictures_of_fact();

CREATE TRIGGER article_places_published BEFORE INSERT ON public.article_places FOR EACH ROW EXECUTE FUNCTION take_from_article();

CREATE TRIGGER article_revisions_pictures AFTER INSERT ON public.article_revisions FOR EACH ROW EXECUTE FUNCTION note_pictures_of_revision();

CREATE TRIGGER article_tags_published BEFORE INSERT ON public.article_tags FOR EACH ROW EXECUTE FUNCTION take_from_article();

CREATE TRIGGER article_versions_pictures AFTER INSERT OR UPDATE OF lead_picture, body ON public.article_versions FOR EACH ROW EXECUTE FUNCTION note_pictures_of_version();

CREATE TRIGGER articles_desk_text_again AFTER UPDATE ON public.articles REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_desk_article();

CREATE TRIGGER articles_desk_text_new AFTER INSERT ON public.articles REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_desk_article();

CREATE TRIGGER articles_feed_changed BEFORE INSERT OR UPDATE OF status, version_id ON public.articles FOR EACH ROW EXECUTE FUNCTION count_feed_change();

CREATE TRIGGER articles_handed_on AFTER UPDATE OF first_published, group_id, status ON public.articles FOR EACH ROW WHEN ((((old.first_published IS DISTINCT FROM new.first_published) OR (old.group_id IS DISTINCT FROM new.group_id)) OR (old.status IS DISTINCT FROM new.status))) EXECUTE FUNCTION hand_on_from_article();

CREATE TRIGGER articles_magazine_changed AFTER UPDATE ON public.articles FOR EACH ROW WHEN (((((((old.status IS DISTINCT FROM new.status) OR (old.version_id IS DISTINCT FROM new.version_id)) OR (old.in_magazine IS DISTINCT FROM new.in_magazine)) OR (old.sponsor IS DISTINCT FROM new.sponsor)) OR (old.section IS DISTINCT FROM new.section)) OR (old.group_id IS DISTINCT FROM new.group_id))) EXECUTE FUNCTION note_magazine_change();

CREATE TRIGGER articles_pictures AFTER DELETE ON public.articles FOR EACH ROW EXECUTE FUNCTION forget_pictures_of_article();

CREATE TRIGGER articles_searched_again AFTER UPDATE ON public.articles REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();

CREATE TRIGGER articles_searched_new AFTER INSERT ON public.articles REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();

CREATE TRIGGER authors_renamed AFTER UPDATE OF name ON public.authors FOR EACH ROW WHEN ((old.name IS DISTINCT FROM new.name)) EXECUTE FUNCTION note_author_renamed();

CREATE TRIGGER campaigns_pictures AFTER INSERT OR DELETE OR UPDATE OF creative ON public.campaigns FOR EACH ROW EXECUTE FUNCTION note_pictures_of_notice();

CREATE TRIGGER checkout_consents_stay BEFORE DELETE OR UPDATE OR TRUNCATE ON public.checkout_consents FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_but_erasure();

CREATE TRIGGER corrections_magazine_changed AFTER INSERT OR UPDATE ON public.corrections FOR EACH ROW EXECUTE FUNCTION note_magazine_correction();

CREATE CONSTRAINT TRIGGER ledger_entries_balance AFTER INSERT ON public.ledger_entries DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_entry_balances();

CREATE TRIGGER ledger_entries_stay BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE CONSTRAINT TRIGGER ledger_lines_balance AFTER INSERT ON public.ledger_lines DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_entry_balances();

CREATE TRIGGER ledger_lines_stay BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER letters_pictures AFTER INSERT OR DELETE OR UPDATE OF document ON public.letters FOR EACH ROW EXECUTE FUNCTION note_pictures_of_letter();

CREATE TRIGGER magazine_issues_pictures AFTER INSERT OR DELETE OR UPDATE OF cover ON public.magazine_issues FOR EACH ROW EXECUTE FUNCTION note_pictures_of_issue();

CREATE TRIGGER magazine_revisions_pictures AFTER INSERT ON public.magazine_revisions FOR EACH ROW EXECUTE FUNCTION note_pictures_of_release();

CREATE TRIGGER newsletter_consents_append_only BEFORE DELETE OR UPDATE ON public.newsletter_consents FOR EACH ROW EXECUTE FUNCTION refuse_to_change_consents();

CREATE TRIGGER newsletter_consents_no_truncate BEFORE TRUNCATE ON public.newsletter_consents FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_consents();

CREATE TRIGGER provider_event_outcomes_stay BEFORE DELETE OR UPDATE OR TRUNCATE ON public.provider_event_outcomes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER provider_events_stay BEFORE DELETE OR UPDATE OR TRUNCATE ON public.provider_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER search_documents_gone BEFORE DELETE ON public.search_documents FOR EACH ROW EXECUTE FUNCTION count_search_words_no_longer();

CREATE TRIGGER subscription_events_stay BEFORE DELETE OR UPDATE OR TRUNCATE ON public.subscription_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER working_copies_desk_text AFTER INSERT OR UPDATE OF text ON public.working_copies FOR EACH ROW EXECUTE FUNCTION note_desk_text();

CREATE TRIGGER working_copies_pictures AFTER INSERT OR UPDATE OF text ON public.working_copies FOR EACH ROW EXECUTE FUNCTION note_pictures_of_copy();
