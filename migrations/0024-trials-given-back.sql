-- An address used to be claimed before the card was looked at: whoever typed a stranger's and paid with a card that had
-- had its trial used up the stranger's. A trial that never began is nobody's.
delete from trial_uses a using subscriptions s
  where a.kind = 'address' and s.provider_subscription = a.provider_subscription and s.set_aside = 'trial-used'
    and not exists (
      select from trial_uses c where c.kind = 'card' and c.provider_subscription = a.provider_subscription
    );
