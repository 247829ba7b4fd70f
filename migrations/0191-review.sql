-- An article goes by the desk's steps: whoever writes hands it over (in-review), whoever edits finds it ready.
alter table articles drop constraint articles_status_check;
alter table articles add constraint articles_status_check
  check (status in ('published', 'scheduled', 'ready', 'in-review', 'draft', 'expired', 'withdrawn'));
alter table articles drop constraint articles_withdrawn_from_check;
alter table articles add constraint articles_withdrawn_from_check
  check (withdrawn_from in ('published', 'scheduled', 'ready', 'in-review', 'draft', 'expired'));
