-- What a reader chooses from a letter's foot: a pause, a weekly letter in place of a daily one.
alter table newsletter_subscriptions
  -- The first day on which it comes again.
  add column paused_until date,
  -- Where this reader lives, as far as they or their browser said; for newsletters that come at the reader's own hour.
  add column zone text;
alter table newsletters
  -- Another newsletter that tells the same once a week.
  add column weekly_form_id bigint references newsletters;
alter table newsletter_consents
  drop constraint newsletter_consents_event_check,
  add constraint newsletter_consents_event_check
    check (event in ('requested', 'confirmed', 'ended', 'paused', 'resumed'));
