-- Readers who want nothing counted of what they do with letters, as their browser may say with Sec-GPC. By mailbox: whoever has
-- the letter says it, with or without an account.
create table letter_objections (
  email_key text primary key,
  since timestamptz not null
);
