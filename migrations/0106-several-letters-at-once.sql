-- One mail confirms all newsletters that were chosen in one form: their requests share its link.
alter table newsletter_confirmations drop constraint newsletter_confirmations_token_hash_key;
create index newsletter_confirmations_token on newsletter_confirmations (token_hash) where token_hash is not null;

-- Whom a newsletter is for.
alter table newsletters add column audience text not null default 'everyone'
  check (audience in ('everyone', 'subscribers'));
