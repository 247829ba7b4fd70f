-- Why a subscription has ended although nobody asked the provider for it: it has ended here, whatever it still is there,
-- and is ended there. `unpaid` is also what the provider gave up; then it opens everything until the grace is over.
alter table subscriptions add column ended_because text
  check (ended_because in ('refunded', 'unpaid', 'dispute-lost', 'erasure'));
-- An orphan is paid to no account.
alter table subscriptions drop constraint subscriptions_set_aside_check;
alter table subscriptions add constraint subscriptions_set_aside_check
  check (set_aside in ('surplus', 'trial-used', 'orphan'));

-- Money that a bank took back. Like a refund it names the payment.
alter table ledger_entries drop constraint ledger_entries_kind_check;
alter table ledger_entries add constraint ledger_entries_kind_check check (kind in ('payment', 'refund', 'dispute'));

-- What was given back whole, or belongs to nobody, and went on all the same is asked about now, and ends by that.
update subscriptions s set ask_at = s.started_at
  where s.state <> 'ended' and s.set_aside is null
    and (s.refunded_until is not null or exists (select from readers r where r.id = s.reader_id and r.erased_at is not null));
