-- Who paid for an article; null: nobody did.
alter table articles add column sponsor text check (sponsor <> '');
