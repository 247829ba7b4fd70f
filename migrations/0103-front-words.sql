-- What an editor sets in large type on the front: { quote?, figure?: { value, says } }. It is public by that choice, which
-- a sentence found in the text would not be.
alter table articles add column front_words jsonb;
