-- What came of a letter besides clicks. stop: its reader unsubscribed by it.
alter table letter_visits
  drop constraint letter_visits_kind_check,
  add constraint letter_visits_kind_check check (kind in ('open', 'click', 'scan', 'stop'));

-- The letter that brought the browser in which a checkout began. No part of the agreement: it goes when its reader does.
create table checkout_letters (
  checkout_id bigint primary key references checkouts on delete cascade,
  letter_id bigint not null references letters
);
create index checkout_letters_letter on checkout_letters (letter_id);
