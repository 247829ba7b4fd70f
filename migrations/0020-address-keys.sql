-- Whose a checkout or a mail is, before an account is known, is said by the mailbox's key as it is computed for accounts.
-- PostgreSQL's lower() knows other letters than that, and other ones on every server.
-- Null where a Dateline of before wrote the row while this one was being put in its place.
alter table checkouts add column email_key text;
update checkouts set email_key = lower(email) where email <> '';
create index checkouts_email on checkouts (email_key);

alter table mails add column recipient_key text;
update mails set recipient_key = lower(recipient);
create index mails_recipient on mails (recipient_key);
