-- When it was decided whether a subscription counts (`set_aside`): once, where it begins, by the address and the card of
-- that moment. What its reader's address is later changes nothing about it.
alter table subscriptions add column judged_at timestamptz;
update subscriptions set judged_at = started_at where set_aside is not null or state <> 'incomplete';
