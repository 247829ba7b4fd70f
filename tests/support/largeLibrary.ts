/**
 * As many pictures as there are articles: every fifth is used, every tenth lacks its alternative text, every twentieth may
 * be used for some time only. The pictures are rows without files.
 */
export function largeLibrary(pictures: number, until: string, base: number): string[] {
  const at = `(timestamptz '${until}' - n * interval '1 hour')`
  const staff = `(select coalesce(min(id), 1) from staff)`
  return [
    `insert into pictures (id, width, height, rendition_widths, colour, credit, alt, caption, original_bytes, created_at, is_used)
      select md5('archive ' || n), 1600, 1067, '{320,640,1280}', '#8a9ba8',
        case when n % 100 = 50 then 'Ana Silva' when n % 33 = 0 then '' else 'Archive' end,
        case when n % 10 = 0 then '' else 'Boats in a harbor' end, 'Harbor ' || n, 300000, ${at}, n % 5 = 0
      from generate_series(1, ${pictures}) n on conflict do nothing`,
    `insert into picture_uses (picture_id, kind, subject)
      select md5('archive ' || n), kind, ${base} + n from generate_series(5, ${pictures}, 5) n
        cross join unnest(array['article', 'revision']) kind`,
    `insert into picture_leases (picture_id, kind, from_day, until_day, note, staff_id, at)
      select md5('archive ' || n), 'allow', null, (timestamptz '${until}' + (n % 900 - 450) * interval '1 day')::date,
        'Agency', ${staff}, ${at}
      from generate_series(20, ${pictures}, 20) n`,
  ]
}
