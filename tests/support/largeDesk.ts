/** What the newsroom of a large publication has worked on: every twentieth article, each with some steps that are kept. */
export function largeDesk(articles: number, until: string, base: number): string[] {
  const worked = `generate_series(1, ${Math.floor(articles / 20)}::bigint) n`
  const staff = `(select min(id) from staff where email_key = 'desk@archive.example')`
  const at = `(timestamptz '${until}' - (n % 90) * interval '1 day')`
  const text = `'{"type":"doc","content":[{"type":"paragraph","attrs":{"id":"b1"}}]}'::jsonb`
  const one = `(select id from staff where email_key = 'desk' || n % 40 || '@archive.example')`
  return [
    `insert into staff (email, email_key, role, invited_at, invited_by)
      values ('desk@archive.example', 'desk@archive.example', 'editor', timestamptz '${until}', 'cli') on conflict do nothing`,
    `insert into staff (email, email_key, role, invited_at, invited_by)
      select 'desk' || n || '@archive.example', 'desk' || n || '@archive.example', 'editor', timestamptz '${until}', 'cli'
      from generate_series(0, 39) n on conflict do nothing`,
    `insert into working_copies (article_id, version, text, begun_from, changed_at)
      select ${base} + n, 50, ${text}, ${base} + n, ${at} from ${worked}`,
    `insert into article_steps (article_id, version, step, client, staff_id, at)
      select ${base} + n, v, '{"stepType":"replace","from":1,"to":1}', 'archive', ${staff}, ${at}
      from ${worked} cross join generate_series(1, 20) v`,
    `insert into article_batches (article_id, batch, digest, version, at)
      select ${base} + n, md5(n || ' ' || v)::uuid, md5(n::text), v, ${at} from ${worked} cross join generate_series(1, 50, 5) v`,
    `insert into article_comments (article_id, from_position, to_position, version, quote, words, staff_id, at)
      select ${base} + n, 1, 2, 50, 'boats', 'How many?', ${staff}, ${at} from ${worked}`,
    `insert into comment_replies (comment_id, words, staff_id, at)
      select id, 'Forty.', staff_id, at from article_comments`,
    `insert into comment_mentions (comment_id, staff_id, at, done)
      select id, staff_id, at, id % 3 > 0 from article_comments`,
    `insert into article_seen (article_id, staff_id, version, at, since_version, since_at)
      select ${base} + n, ${staff}, 40, ${at}, 30, ${at} from ${worked}`,
    `update working_copies set unkept_since = changed_at, keep_at = changed_at, changed_by = ${staff}
      where article_id % 50 = 0`,
    `insert into article_facts (article_id, fact, value, version, staff_id, at)
      select ${base} + n, 'headline', '"Boats"', 2, ${staff}, ${at} from ${worked}`,
    `insert into style_rules (languages, phrase, capitals, suggestion, reason, speaks_in, silent_in, changed_at)
      select '{en}', 'phrase ' || n, 'any', '', 'Because.', '{One.}', '{}', ${at} from generate_series(1, 200::bigint) n`,
    `insert into style_hits (rule_id, article_id)
      select (select min(id) from style_rules) + n % 200, ${base} + n from ${worked}`,
    `insert into check_overrules (article_id, finding, check_name, rule_id, judged, reason, staff_id, at)
      select ${base} + n, md5(n::text), 'style', (select min(id) from style_rules) + n % 200, 'it', 'a name', ${staff}, ${at}
      from ${worked}`,
    `insert into link_looks (digest, url, state, detail, looked_at)
      select sha256(('link ' || n)::bytea), 'https://example.org/' || n, 'there', '200', ${at} from ${worked}`,
    `insert into link_looks_due (article_id, due_at) select ${base} + n, ${at} from ${worked}`,
    `insert into article_revisions (article_id, number, text, facts, version, staff_id, at)
      select ${base} + n, v, ${text}, '{}', v * 10, ${staff}, ${at} from ${worked} cross join generate_series(1, 4) v`,
    `insert into article_workflow (article_id, approved_revision, approved_by, approved_at, public_revision, public_by, public_at)
      select ${base} + n, 3, ${staff}, ${at}, 4, ${staff}, ${at} from ${worked}`,
    `update check_overrules set revision = 4 where article_id >= ${base}`,
    `insert into article_assignees (article_id, staff_id, assigned_by, at)
      select ${base} + n, ${one}, ${staff}, ${at} from ${worked}`,
    `insert into article_dues (article_id, due_at, remind_at, staff_id, at)
      select ${base} + n, ${at} + interval '3 days', case when n % 90 = 0 then ${at} + interval '2 days' end, ${staff}, ${at}
      from ${worked}`,
    `insert into article_needs (article_id, need, staff_id, at, met_by, met_at)
      select ${base} + n, case when n % 2 = 0 then 'legal' else 'pictures' end, ${staff}, ${at},
        case when n % 20 > 0 then ${staff} end, case when n % 20 > 0 then ${at} end from ${worked}`,
    `insert into desk_texts (article_id, tokens, words)
      select ${base} + n, 1, to_tsvector('simple', 'boats harbor ' || n || ' report') from ${worked}`,
    `insert into staff_errands (staff_id, kind, article_id, by_staff_id, at, mail_at)
      select ${one}, case when n % 10 = 0 then 'returned' else 'assigned' end, ${base} + n, ${staff}, ${at},
        case when n % 500 = 0 then ${at} end from ${worked}`,
  ]
}
