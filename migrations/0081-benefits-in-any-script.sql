-- A benefit's address is made of its name, as those of articles are.
alter table benefits drop constraint benefits_slug_check;
alter table benefits add constraint benefits_slug_check
  check (slug ~ '^[^\u0001-\u002f\u003a-\u0060\u007b-\u007f]+(-[^\u0001-\u002f\u003a-\u0060\u007b-\u007f]+)*$');
