-- Whoever runs commands on the machine is not of the staff: null.
alter table article_facts alter column staff_id drop not null;
