-- House style: which words the newsroom writes otherwise, and who says so.
create table style_rules (
  id bigint generated always as identity primary key,
  -- BCP 47; `en` is every English.
  languages text[] not null check (cardinality(languages) > 0),
  phrase text not null check (phrase <> ''),
  -- `exact`: only with these capitals.
  capitals text not null check (capitals in ('any', 'exact')),
  -- What to write instead; empty where that depends.
  suggestion text not null,
  reason text not null check (reason <> ''),
  -- Who answers for it; null: the desk.
  owner_id bigint references staff (id),
  -- Sentences in which it must speak, and in which it must not: tried whenever it is saved.
  speaks_in text[] not null check (cardinality(speaks_in) > 0),
  silent_in text[] not null,
  changed_at timestamptz not null,
  retired_at timestamptz
);
create index style_rules_owner on style_rules (owner_id);

-- In which articles a rule has spoken: how often it was overruled says something only beside this.
create table style_hits (
  rule_id bigint not null references style_rules (id),
  article_id bigint not null references articles (id),
  primary key (rule_id, article_id)
);
create index style_hits_article on style_hits (article_id);

-- What somebody has looked at and lets stand, with the reason. It holds for the text that was judged and no other.
create table check_overrules (
  article_id bigint not null references articles (id),
  -- Of the finding: a digest of what was found, where, and in which text.
  finding text not null,
  check_name text not null,
  rule_id bigint references style_rules (id),
  judged text not null,
  reason text not null check (reason <> ''),
  staff_id bigint not null references staff (id),
  at timestamptz not null,
  primary key (article_id, finding)
);
create index check_overrules_rule on check_overrules (rule_id, at desc);
create index check_overrules_staff on check_overrules (staff_id);

-- What was found at the other end of links, for a day.
create table link_looks (
  -- SHA-256 of the address: addresses are longer than a key may be.
  digest bytea primary key,
  url text not null,
  state text not null check (state in ('there', 'gone', 'private', 'unknown')),
  -- The status, or what went wrong.
  detail text not null,
  looked_at timestamptz not null
);
create index link_looks_at on link_looks (looked_at);

-- Articles whose links somebody wants to know about.
create table link_looks_due (
  article_id bigint primary key references articles (id),
  due_at timestamptz not null
);
create index link_looks_due_at on link_looks_due (due_at);
