-- What the publication promises where a text is cut: up to two sentences, in its own language; publication_phrases says
-- them in others.
alter table publication add column gate_promises jsonb not null default '[]';
