-- Where somebody may look at what a benefit is before they pay for it: a page of the publication; '' leads nowhere.
alter table benefits add column leads_to text not null default '' check (leads_to = '' or leads_to ~ '^/([^/]|$)');
update benefits set leads_to = '/magazine' where slug = 'magazine';
