-- A second subscription or a second trial is undone; to settle is to pay.
alter table subscriptions rename column settle_at to undo_at;
alter index subscriptions_settle rename to subscriptions_undo;
