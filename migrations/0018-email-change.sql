-- A wish to change the account's address. It happens when both mailboxes have said yes; there is one at a time.
create table email_changes (
  id bigint generated always as identity primary key,
  reader_id bigint not null references readers (id),
  email text not null,
  email_key text not null,
  language text not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  -- Hashes of the links' tokens, made when the mails are written.
  old_token_hash bytea unique,
  new_token_hash bytea unique,
  old_confirmed_at timestamptz,
  new_confirmed_at timestamptz
);
create unique index email_changes_reader on email_changes (reader_id);
create index email_changes_expiry on email_changes (expires_at);

-- Evidence of consent goes along when its giver's mailbox changes: the words and times stay as they were.
create or replace function refuse_to_change_consents() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('dateline.erasing', true) = 'yes' then return old; end if;
  if tg_op = 'UPDATE' and current_setting('dateline.moving', true) = 'yes'
    and (new.id, new.newsletter_id, new.event, new.at, new.evidence)
      is not distinct from (old.id, old.newsletter_id, old.event, old.at, old.evidence) then return new; end if;
  raise exception 'newsletter consents are evidence and are never changed';
end $$;
