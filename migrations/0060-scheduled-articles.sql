-- `scheduled` opens at first_published, `expired` was open until expires_at, `withdrawn` was taken off by somebody.
alter table articles drop constraint articles_status_check;
alter table articles add constraint articles_status_check
  check (status in ('published', 'scheduled', 'draft', 'expired', 'withdrawn'));
alter table articles add column expires_at timestamptz;
alter table articles add column withdrawn_reason text;
-- What a withdrawn article would be otherwise, to which it is restored.
alter table articles add column withdrawn_from text
  check (withdrawn_from in ('published', 'scheduled', 'draft', 'expired'));
alter table articles add constraint withdrawn_from_something check ((status = 'withdrawn') = (withdrawn_from is not null));
create index articles_to_open on articles (first_published) where status = 'scheduled';
create index articles_to_close on articles (expires_at) where status = 'published' and expires_at is not null;
