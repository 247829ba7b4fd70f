-- A picture as it was brought, known by its bytes; its renditions are files named after it.
create table pictures (
  id text primary key check (id ~ '^[0-9a-f]{32}$'),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  -- Of the renditions that exist, ascending.
  rendition_widths integer[] not null,
  colour text not null check (colour ~ '^#[0-9a-f]{6}$'),
  -- What the picture's own data says of its maker (IPTC).
  credit text,
  original_bytes integer not null,
  created_at timestamptz not null
);
