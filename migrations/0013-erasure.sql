-- Readers may be erased. What is left of one is a number, so that what law keeps (bookings, what was agreed) has
-- something to hang on to; nothing leads from it to a person.
alter table readers add column erased_at timestamptz;

-- One wish to be erased, and how far it has come. The address is there until the confirmation is on its way.
create table erasures (
  id bigint generated always as identity primary key,
  reader_id bigint references readers (id),
  email text,
  language text not null,
  asked_at timestamptz not null,
  due_at timestamptz,
  done_at timestamptz,
  check ((done_at is null) = (due_at is not null)),
  check (done_at is null or (email is null and reader_id is null))
);
create unique index erasures_reader on erasures (reader_id);
create index erasures_due on erasures (due_at) where due_at is not null;

-- Mails written into the outbox that must not stay there.
create table mail_discards (
  file text not null,
  due_at timestamptz not null,
  primary key (file, due_at)
);
create index mail_discards_due on mail_discards (due_at);

-- Who was erased after a trial cannot have another one for twelve months: the keyed hash stays that long.
alter table trial_uses add column forget_at timestamptz;
create index trial_uses_forget on trial_uses (forget_at) where forget_at is not null;

-- Evidence of consent is never changed, except that it goes with the person whose consent it was. Only an erasure sets
-- `dateline.erasing`, for its own transaction.
create function refuse_change_but_erasure() returns trigger language plpgsql as $$
begin
  if current_setting('dateline.erasing', true) = 'yes' and tg_op <> 'TRUNCATE' then return null; end if;
  raise exception 'table % is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;
drop trigger checkout_consents_stay on checkout_consents;
create trigger checkout_consents_stay before delete or update or truncate on checkout_consents
  for each statement execute function refuse_change_but_erasure();

create or replace function refuse_to_change_consents() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('dateline.erasing', true) = 'yes' then return old; end if;
  raise exception 'newsletter consents are evidence and are never changed';
end $$;
