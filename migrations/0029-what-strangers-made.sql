-- What strangers asked for and nothing came of is forgotten; these find it.
create index newsletter_confirmations_unused on newsletter_confirmations (expires_at) where used_at is null;
-- What answers a request; a deleted request is looked for here, too.
create index newsletter_consents_request on newsletter_consents (request_id) where request_id is not null;
alter table checkouts add column forget_at timestamptz;
update checkouts set forget_at = created_at + interval '14 days' where completed_at is null;
create index checkouts_forget on checkouts (forget_at) where forget_at is not null;

-- From when on nobody needs to know that a mail went out.
alter table mails add column forget_at timestamptz;
update mails set forget_at = dated + interval '7 days' where kind in ('sign-in', 'newsletter-confirm');
create index mails_forget on mails (forget_at) where forget_at is not null;

-- Only what was proven is kept: anybody may say that they are a search engine, from any number of addresses.
delete from crawler_verdicts where not verified;
alter table crawler_verdicts drop column verified;
