import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { migrate, readMigrations } from '../../src/platform/migrations.ts'
import type { TestTemplate } from './database.ts'
import { largeDesk } from './largeDesk.ts'
import { largeLibrary } from './largeLibrary.ts'

/** How much of everything; the rest follows from these. */
export type LargeSize = { articles: number; readers: number }

/** What the issue about large archives measures with: 100,000 articles and readers, 200,000 sessions. */
export const LARGE: LargeSize = { articles: 100_000, readers: 100_000 }

/** Articles of a tag that is on every tenth, of a country that every eighth comes from, of one author. */
export const PLENTY = { tag: 'archive-tag-1', country: 'FR', section: 'archive-1', author: 'archive-author-1' }

/** A migrated database with all that in it. */
export async function largeTemplate(size: LargeSize): Promise<TestTemplate> {
  const migrations = await readMigrations()
  const own = await readFile(new URL(import.meta.url), 'utf8')
  return {
    hash: JSON.stringify([own, size, migrations.map(({ checksum }) => checksum)]),
    async prepare(connection) {
      await migrate(connection, migrations)
      await fillLargePublication(connection, size)
    },
  }
}

/**
 * A publication of twenty years, straight into the database, beside whatever is there: articles by day, section, country,
 * tag, author and language, with versions, corrections and older addresses; readers with sessions, reads, payments,
 * letters and mails. Pictures are rows without files. By `until` (now) the newest article is an hour old.
 */
export async function fillLargePublication(
  connection: pg.ClientConfig,
  { articles, readers }: LargeSize,
  until = new Date().toISOString(),
): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    // Its rows fit together by construction; asking about each would take minutes.
    await client.query("set session_replication_role = replica; set synchronous_commit = off; set timezone = 'UTC'")
    await client.query('begin')
    const desk = largeDesk(articles, until, BASE)
    for (const statement of [...newsroom(articles, until), ...desk, ...searched, ...readership(readers, until)])
      await client.query(statement)
    for (const table of IDENTITIES) {
      await client.query(
        `select setval(pg_get_serial_sequence('${table}', 'id'), greatest((select max(id) from ${table}), 1))`,
      )
    }
    await client.query(`select setval('feed_changes', greatest((select max(feed_change) from articles), 1))`)
    await client.query('commit')
    // Also marks pages as visible to all, as a server does by itself with time.
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}

const IDENTITIES = [
  'campaigns',
  'article_groups',
  'articles',
  'article_versions',
  'almanac_entries',
  'places',
  'corrections',
  'readers',
  'subscriptions',
  'subscription_events',
  'ledger_entries',
  'ledger_lines',
  'newsletters',
  'newsletter_subscriptions',
  'newsletter_consents',
  'letters',
  'letter_recipients',
  'mail_returns',
  'letter_visits',
  'letter_pass_browsers',
  'decisions',
  'gifts',
  'checkouts',
  'checkout_consents',
  'sign_in_requests',
  'email_changes',
  'erasures',
  'plans',
  'audit_log',
  'alarms',
  'search_changes',
]

const vector = (...more: string[]) =>
  `array_to_tsvector(array['=', '=l:' || a.language, '=s:' || a.section, '=y:' || extract(year from a.first_published),
    '=m:' || to_char(a.first_published, 'YYYY-MM'), 'report', 'number' || a.id % 5000${more.map((word) => `, ${word}`).join('')}])`

/** Every article with few words: `report` is in all, `number7` in twenty, `harbor` in every other. */
const searched = [
  `insert into search_documents (article_id, group_id, version_id, tokens, published, language, section, source, places,
      head, open_words, full_words)
    select a.id, a.group_id, a.version_id, 1, a.first_published, a.language, a.section, a.source, array['france'],
      ${vector()}, ${vector(`'boat'`)}, ${vector(`'boat'`, `case when a.id % 2 = 0 then 'harbor' else 'inland' end`)}
    from articles a where a.status = 'published' on conflict do nothing`,
  `insert into search_texts (article_id, open_text, full_text)
    select article_id, 'Open text', 'Open text and the rest' from search_documents on conflict do nothing`,
  ...['open', 'full'].map(
    (words) => `insert into search_${words}_words (word, documents, shown, remains)
      select word, ndoc, word, array[left(word, 7), left(word, 6)] from ts_stat('select ${words}_words from search_documents')
      on conflict do nothing`,
  ),
  `insert into search_changes (article_id, is_bulk) select article_id, true from search_documents order by article_id limit 5000`,
]

const COUNTRIES =
  'FR,DE,US,JP,BR,NG,IN,CN,GB,ES,IT,PL,UA,RU,TR,EG,KE,ZA,MX,AR,CL,CO,PE,CA,AU,NZ,ID,TH,VN,KR,SE,NO,FI,DK,NL,BE,CH,AT,GR,PT'
/** Far above whatever ids a sample or a test has made. */
const BASE = 1_000_000
const SENTENCE = 'The harbor office counted the boats twice that morning, and wrote a different number each time. '

function newsroom(articles: number, until: string): string[] {
  const groups = Math.floor(articles * 0.94)
  const groupOf = `(case when n > ${groups} then n - ${groups} else n end)`
  // Newest first: 1 is an hour old, the last one twenty years.
  const published = `(timestamptz '${until}' - interval '1 hour' - (${groupOf} - 1) * interval '20 years' / ${groups})`
  const each = `generate_series(1, ${articles}::bigint) n`
  const paragraph = (text: string) =>
    `jsonb_build_object('type', 'paragraph', 'content', jsonb_build_array(jsonb_build_object('type', 'text', 'text', ${text})))`
  // Together below 2 KB, so that none is compressed.
  const texts = `create temp table archive_texts on commit drop as
    select k, jsonb_build_object('type', 'doc', 'content', jsonb_build_array(${paragraph(`'Report ' || k || '. ${SENTENCE}'`)})) as lead_in,
      jsonb_build_object('type', 'doc', 'content', jsonb_build_array(${paragraph(`'Report ' || k || '. ${SENTENCE}'`)},
        ${Array.from({ length: 4 }, (_, at) => paragraph(`'Part ${at} of ' || k || '. ${SENTENCE}${SENTENCE}'`)).join(', ')})) as body
    from generate_series(0, 99) k`
  return [
    texts,
    `insert into sections (slug, name, description, position, in_navigation)
      select 'archive-' || n, 'Archive ' || n, '', 1000 + n, n <= 4 from generate_series(1, 8) n on conflict do nothing`,
    `insert into sources (slug, name, language, country)
      select 'archive-source-' || n, 'Outlet ' || n, 'de', 'DE' from generate_series(1, 12) n on conflict do nothing`,
    `insert into authors (slug, name)
      select 'archive-author-' || n, 'Author ' || n from generate_series(1, 400) n on conflict do nothing`,
    `insert into places (id, slug, country, city) overriding system value
      select ${BASE} + n, 'archive-city-' || n || '-' || lower(c.code), c.code, 'Archive city ' || n
      from generate_series(1, 400) n
        join unnest(string_to_array('${COUNTRIES}', ',')) with ordinality c (code, at) on c.at = (n - 1) % 40 + 1
      on conflict do nothing`,
    // More than anybody has written: fifty for each day, one in ten of which nobody has checked.
    `insert into almanac_entries (id, key, year, month, day, headline, body, language, place_id, sources, articles, review,
        saved_at) overriding system value
      select ${BASE} + n, 'archive ' || n, 1500 + n * 7919 % 520, extract(month from d.day)::int, extract(day from d.day)::int,
        'What the harbor office counted on that day, ' || n, t.lead_in, 'en',
        ${BASE} + case when n % 8 = 0 then 1 + 40 * (n / 8 % 10) else n * 7919 % 400 + 1 end, '[{"name": "Archive"}]',
        case when n % 20 = 0 then '{archive-article-500}'::text[] else '{}' end,
        case when n % 10 = 0 then 'unchecked' else 'checked' end, timestamptz '${until}'
      from generate_series(1, ${Math.ceil(articles / 5)}) n
        cross join lateral (select date '2000-01-01' + (n % 366)::int as day) d
        join archive_texts t on t.k = n % 100`,
    ...largeLibrary(articles, until, BASE),
    `insert into article_groups (id) overriding system value select ${BASE} + n from generate_series(1, ${groups}) n`,
    // Every tenth is from a partner outlet; those beyond the groups are variants of the newest ones.
    `insert into articles (id, group_id, slug, section, language, terms, status, first_published, updated, source,
        original_language, version_id, feed_change, import_key, import_digest, import_slug, expires_at)
        overriding system value
      select ${BASE} + n, ${BASE} + ${groupOf}, 'archive-article-' || n, 'archive-' || (n % 8 + 1),
        case when n > ${groups} then 'fr' else 'en' end,
        (array['metered', 'metered', 'metered', 'free', 'subscribers'])[(n % 5 + 1)::int],
        case when n % 200 = 7 then 'draft' else 'published' end, ${published},
        case when n % 9 = 0 then ${published} + interval '1 day' end,
        case when n % 10 = 0 then 'archive-source-' || (n % 12 + 1) end, case when n % 10 = 0 then 'de' end,
        ${BASE} + n, case when n % 200 <> 7 then ${BASE} + n end, 'markdown:large/' || n || '.md', md5(n::text),
        'archive-article-' || n, case when n % 50 = 11 then timestamptz '${until}' + interval '1 year' end
      from ${each}`,
    `insert into archives (name, folder) values ('large', '/large') on conflict do nothing`,
    `insert into article_versions (id, article_id, number, headline, standfirst, lead_picture, lead_in, body, words, created_at)
        overriding system value
      select ${BASE} + n, ${BASE} + n, case when n % 20 = 0 then 2 else 1 end, 'What the harbor office counted, part ' || n,
        'A different number each time, and nobody who minds: report ' || n || ' of a long archive.',
        case when n % 10 < 7 then jsonb_build_object('pictureId', md5('archive ' || (n % ${Math.ceil(articles / 5)} + 1)),
          'alt', 'A harbor') end,
        t.lead_in, t.body, 350, ${published}
      from ${each} join archive_texts t on t.k = n % 100`,
    `insert into article_versions (id, article_id, number, headline, lead_in, body, words, created_at) overriding system value
      select ${BASE + articles} + n, ${BASE} + n, 1, 'Before it was edited, part ' || n, t.lead_in, t.body, 350, ${published}
      from ${each} join archive_texts t on t.k = n % 100 where n % 20 = 0`,
    // One author has written a tenth, the others share the rest.
    `insert into article_authors (article_id, author, position, published)
      select ${BASE} + n, 'archive-author-' || case when n % 10 = 3 then 1 else n * 7919 % 399 + 2 end, 0, ${published} from ${each}`,
    `insert into article_authors (article_id, author, position, published)
      select ${BASE} + n, 'archive-author-' || (n * 104729 % 400 + 1), 1, ${published} from ${each} where n % 10 = 4
      on conflict do nothing`,
    // A few tags are on many articles, most on a handful.
    `insert into article_tags (article_id, tag, published)
      select ${BASE} + n, 'archive-tag-' || case when n % 10 = 0 then 1 when n % 10 < 4 then n * 7919 % 40 + 2
          else n * 104729 % 3000 + 42 end, ${published} from ${each}
      union select ${BASE} + n, 'archive-tag-' || (n * 15485863 % 3000 + 42), ${published} from ${each}`,
    `insert into tags (slug, name) select 'archive-tag-' || n, 'Archive tag ' || n from generate_series(1, 3041) n
      on conflict do nothing`,
    `insert into article_places (article_id, place_id, position, published, country, group_id, live)
      select ${BASE} + n, p.id, 0, ${published}, p.country, ${BASE} + ${groupOf}, n % 200 <> 7 from ${each}
        join places p on p.id = ${BASE} + case when n % 8 = 0 then 1 + 40 * (n / 8 % 10) else n * 7919 % 400 + 1 end
      where n % 5 > 0`,
    `insert into article_places (article_id, place_id, position, published, country, group_id, live)
      select ${BASE} + n, p.id, 1, ${published}, p.country, ${BASE} + ${groupOf}, n % 200 <> 7 from ${each}
        join places p on p.id = ${BASE} + n * 104729 % 400 + 1
      where n % 12 = 1 on conflict do nothing`,
    `insert into corrections (article_id, at, text) select ${BASE} + n, ${published} + interval '2 days', 'A name was wrong.'
      from ${each} where n % 20 = 0`,
    `insert into magazine_issues (date, state, due_at, appears_at, gathered_until, proposed_at)
      values ('2026-11-27', 'proposed', '2026-11-27Z', '2026-11-27Z', '2026-11-26Z', '2026-11-26Z') on conflict do nothing`,
    `insert into redirects (path, article_id) select '/old/' || n || '.html', ${BASE} + n from ${each} where n % 3 = 0`,
  ]
}

function readership(readers: number, until: string): string[] {
  const each = `generate_series(1, ${readers}::bigint) n`
  const ago = (days: string) => `(timestamptz '${until}' - (${days}) * interval '1 day')`
  const key = "'archive-reader-' || n || '@example.org'"
  const hash = (what: string) => `sha256(convert_to('${what} ' || n, 'UTF8'))`
  const id = `${BASE} + n`
  return [
    `insert into plans (id, slug, name, interval, trial_days, position) overriding system value
      values (${BASE}, 'archive-plan', 'Archive', 'month', 30, 1000) on conflict do nothing`,
    `insert into newsletters (id, slug, name, promise, every, cadence, language, position) overriding system value
      values (${BASE}, 'archive-letter', 'Archive', 'A letter.', 'daily', 'daily', 'en', 1000) on conflict do nothing`,
    `insert into readers (id, email, email_key, person_key, language, created_at, address_confirmed_at) overriding system value
      select ${id}, ${key}, ${key}, ${key}, 'en', ${ago('n % 1000')}, ${ago('n % 1000')} from ${each}`,
    // Two browsers each; one in five was signed out of lately.
    `insert into sessions (token_hash, reader_id, staff, address_proven, created_at, last_used_at, ended_at, user_agent)
      select ${hash('session')}, ${BASE} + (n + 1) / 2, false, true, ${ago('20')}, ${ago('n % 19')},
        case when n % 5 = 0 then ${ago('n % 19')} end, 'Mozilla/5.0' from generate_series(1, ${readers * 2}::bigint) n`,
    `insert into magazine_places (reader_id, issue_date, slug, through, done, at)
      select ${id}, '2026-11-20', 'contents', n % 1000, '{}', ${ago('3')} from ${each} where n <= ${readers / 5}`,
    `insert into reads (reader_id, group_id, opened_at)
      select ${BASE} + n % ${readers} + 1, ${BASE} + n * 7919 % 1000 + 1, ${ago('n % 60')} from generate_series(1, ${readers * 3}::bigint) n
      on conflict do nothing`,
    `insert into decisions (at, group_id, kind, reason, rule, policy_version, reader_id)
      select ${ago('n % 30')}, ${BASE} + n % 1000 + 1, 'metered', 'new', 'meter', 1, case when n % 2 = 0 then ${BASE} + n / 2 end
      from ${each}`,
    `insert into subscriptions (id, reader_id, plan_id, currency, amount_minor, interval, state, provider_account,
        provider_subscription, provider_customer, provider_status, started_at, period_start, period_end, paid_until, ended_at,
        version, ask_at, remind_at) overriding system value
      select ${id}, ${id}, ${BASE}, 'usd', 290, 'month', case when n % 3 = 0 then 'ended' else 'active' end, 'archive',
        'sub_archive_' || n, 'cus_archive_' || n, 'active', ${ago('100')}, ${ago('20')}, ${ago('-10 - n % 20')}, ${ago('-10')},
        case when n % 3 = 0 then ${ago('10')} end, 1, case when n % 3 > 0 then ${ago('-10 - n % 20')} end,
        case when n % 7 = 1 then ${ago('-3 - n % 20')} end
      from ${each} where n <= ${readers / 5}`,
    `insert into subscription_events (subscription_id, at, to_state, path, cause, provider_status, detail)
      select ${BASE} + n % ${readers / 5} + 1, ${ago('100')}, 'active', 'expected', 'archive', 'active', '{}'
      from ${each} where n <= ${(readers / 5) * 2}`,
    `insert into subscription_mails (subscription_id, kind, period, at)
      select ${id}, 'welcome', '2026', ${ago('100')} from ${each} where n <= ${readers / 5}`,
    `insert into ledger_entries (id, provider_id, kind, at, booked_at, subscription_id, provider_payment, refund_of)
        overriding system value
      select ${id}, 'in_archive_' || n, case when n % 40 = 0 then 'refund' else 'payment' end, ${ago('50')}, ${ago('50')},
        ${BASE} + n % ${readers / 5} + 1, 'pi_archive_' || n, case when n % 40 = 0 then 'in_archive_' || (n - 1) end
      from ${each} where n <= ${readers / 2}`,
    `insert into ledger_lines (entry_id, account, currency, amount_minor)
      select ${BASE} + (n + 1) / 2, case when n % 2 = 0 then 'sales:archive-plan' else 'provider:archive' end, 'usd',
        case when n % 2 = 0 then -290 else 290 end from ${each}`,
    `insert into provider_events (id, type, object, object_id, account, created_at, received_at)
      select 'evt_archive_' || n, 'invoice.paid', 'invoice', 'in_archive_' || n, 'archive', ${ago('50')}, ${ago('50')} from ${each}`,
    `insert into provider_event_outcomes (event_id, at, outcome, detail)
      select 'evt_archive_' || n, ${ago('50')}, 'synced', '{}' from ${each}`,
    `insert into provider_answers (intent, answered) select 'archive ' || n, 1 from ${each} where n % 5 = 0`,
    `insert into trial_uses (kind, hash, provider_subscription, at, forget_at)
      select case when n % 2 = 0 then 'card' else 'address' end, ${hash('trial')}, 'sub_archive_' || n, ${ago('100')},
        case when n % 10 = 0 then ${ago('-100')} end from ${each} where n <= ${readers / 5}`,
    `insert into checkouts (id, reader_id, email, email_key, plan_id, currency, amount_minor, trial_days, return_to,
        browser_hash, created_at, completed_at, provider_session, language, forget_at) overriding system value
      select ${id}, case when n % 3 > 0 then ${id} end, ${key}, ${key}, ${BASE}, 'usd', 290, 30, '/', ${hash('browser')},
        ${ago('n % 100')}, case when n % 3 > 0 then ${ago('n % 100')} end, 'cs_archive_' || n, 'en',
        case when n % 3 = 0 then ${ago('-14')} end from ${each} where n <= ${readers / 4}`,
    `insert into checkout_consents (checkout_id, at, evidence) select ${id}, ${ago('50')}, '{}' from ${each} where n <= ${readers / 4}`,
    `insert into newsletter_subscriptions (id, newsletter_id, email, email_key, status, requested_at, confirmed_at)
        overriding system value
      select ${id}, ${BASE}, ${key}, ${key}, 'confirmed', ${ago('100')}, ${ago('100')} from ${each} where n % 2 = 0`,
    `insert into newsletter_consents (id, newsletter_id, email, email_key, event, at, request_id, evidence) overriding system value
      select ${id}, ${BASE}, ${key}, ${key}, case when n % 2 = 0 then 'requested' else 'confirmed' end, ${ago('100')},
        case when n % 2 = 1 then ${id} - 1 end, '{}' from ${each}`,
    `insert into newsletter_confirmations (request_id, subscription_id, token_hash, created_at, expires_at, used_at)
      select ${id}, ${id}, ${hash('confirm')}, ${ago('100')}, ${ago('93')}, case when n % 20 > 0 then ${ago('99')} end
      from ${each} where n % 2 = 0`,
    `insert into mails (id, kind, recipient, recipient_key, reader_id, subject, dated, sent_at, forget_at)
      select md5('mail ' || n)::uuid, 'sign-in', ${key}, ${key}, ${id}, 'Sign in', ${ago('n % 7')}, ${ago('n % 7')},
        case when n % 2 = 0 then ${ago('-1 - n % 7')} end from ${each}`,
    `insert into mail_discards (file, due_at) select 'archive-' || n, ${ago('-1')} from ${each} where n % 20 = 0`,
    `insert into sign_in_requests (purpose, email, email_key, return_to, language, created_at, expires_at, token_hash, code_hash,
        browser_hash, used_at)
      select 'sign-in', ${key}, ${key}, '/', 'en', ${ago('1')}, ${ago('1')} + interval '10 minutes', ${hash('link')},
        ${hash('code')}, ${hash('asked')}, case when n % 3 > 0 then ${ago('1')} end from ${each} where n <= ${readers / 2}`,
    `insert into email_changes (reader_id, email, email_key, language, asked_at, expires_at, old_token_hash, new_token_hash)
      select ${id}, 'new-' || ${key}, 'new-' || ${key}, 'en', ${ago('0')}, ${ago('-1')}, ${hash('old')}, ${hash('new')}
      from ${each} where n % 20 = 0`,
    `insert into erasures (reader_id, email, language, asked_at, due_at, done_at)
      select case when n % 400 = 0 then ${id} end, case when n % 400 = 0 then ${key} end, 'en', ${ago('100')},
        case when n % 400 = 0 then ${ago('-1')} end, case when n % 400 > 0 then ${ago('99')} end from ${each} where n % 20 = 0`,
    `insert into gifts (token_hash, giver_id, group_id, given_at, expires_at)
      select ${hash('gift')}, ${BASE} + n % 5000 + 1, ${BASE} + n % 1000 + 1, ${ago('n % 300')}, ${ago('n % 300 - 14')}
      from ${each} where n % 4 = 0`,
    // A letter to a hundred readers each.
    // Some are under way, some begin later.
    `insert into letters (id, newsletter_id, date, origin, state, due_at, subject, document, composed_at, frozen)
        overriding system value
      select ${id}, ${BASE}, (${ago('n')})::date, 'automatic',
        case when n <= 20 then 'sending' when n <= 60 then 'scheduled' else 'sent' end, ${ago('n - 20')}, 'The letter of day ' || n,
        jsonb_build_object('type', 'letter', 'blocks', jsonb_build_array(jsonb_build_object('type', 'list', 'articles',
          jsonb_build_array(jsonb_build_object('groupId', ${BASE} + n), jsonb_build_object('groupId', ${BASE} + n + 1))))),
        ${ago('n')}, 100 from ${each} where n <= ${Math.max(1, Math.floor(readers / 20))}`,
    `insert into checkout_letters (checkout_id, letter_id)
      select ${id}, ${BASE} + 1 + n % ${Math.max(1, Math.floor(readers / 20))} from ${each} where n <= ${readers / 4}`,
    `insert into letter_recipients (id, letter_id, email, email_key, domain, reader_id, standing, language, arm, state,
        claimed_by, due_at, token, revision, sent_at) overriding system value
      select ${id}, ${BASE} + n / 100 + 1, ${key}, ${key}, 'example.org', ${id}, 'reader', 'en', 'a',
        case when n >= 2000 then 'sent' else (array['pending', 'claimed', 'sent', 'failed'])[(n % 4 + 1)::int] end,
        case when n < 2000 and n % 4 = 1 then '1' end, ${ago('n / 100 + 1')}, 'archive-token-' || n, 1,
        ${ago('n / 100 + 1')} from ${each}`,
    `insert into letter_days (day, receiver, sent, failed) select (${ago('n')})::date, 'gmail', 100, 1 from ${each}
      where n <= ${readers / 20}`,
    `insert into mail_returns (id, source, source_id, recipient_id, letter_id, email_key, outcome, at) overriding system value
      select ${id}, 'ses', 'archive ' || n, ${id}, ${BASE} + n / 100 + 1, ${key},
        (array['delivered', 'delivered', 'delivered', 'soft', 'hard'])[(n % 5 + 1)::int], ${ago('n / 100 + 1')} from ${each}`,
    `insert into mail_suppressions (email_key, email, reason, since)
      select ${key}, ${key}, 'bounced', ${ago('n % 900')} from ${each} where n % 5 = 4`,
    `insert into mail_health (day, domain, sent, hard, soft, complaints)
      select (${ago('n % 400')})::date, 'domain' || n || '.example', 100, 1, 1, 0 from ${each} where n % 2 = 0`,
    `insert into letter_visits (id, letter_id, recipient_id, kind, group_id, at) overriding system value
      select ${id}, ${BASE} + n / 100 + 1, ${id}, case when n % 3 = 0 then 'scan' else 'click' end, ${BASE} + n % 1000 + 1,
        ${ago('n / 100')} from ${each} where n % 2 = 0`,
    `insert into letter_objections (email_key, since) select ${key}, ${ago('n % 90')} from ${each} where n % 4 = 0`,
    `insert into letter_passes (recipient_id, opened_at) select ${id}, ${ago('n % 90')} from ${each} where n % 4 = 0`,
    `insert into letter_pass_browsers (recipient_id, since, kept) select ${id}, ${ago('n % 90')}, n % 8 = 0
      from ${each} where n % 4 = 0`,
    `insert into personal_feeds (reader_id, token_hash, made_at) select ${id}, ${hash('feed')}, ${ago('100')} from ${each}
      where n % 10 = 0`,
    `insert into saved_searches (reader_id, search, saved_at, looked_at) select ${id}, 'q=archive+' || n, ${ago('100')}, ${ago('9')} from ${each}
      where n % 10 = 0`,
    `insert into e_readers (reader_id, email, email_key, chosen_at, confirmed_at) select ${id}, ${key}, ${key},
      ${ago('100')}, ${ago('100')} from ${each} where n % 10 = 0`,
    `insert into issue_deliveries (reader_id, issue_date, revision, state, mail_id, at)
      select ${id}, '2026-11-21', 1, 'sent', gen_random_uuid(), ${ago('7')} from ${each} where n % 10 = 0`,
    `insert into own_issues (reader_id, ticket, kind, state, asked_at, forget_at, slugs)
      select ${id}, gen_random_uuid(), 'epub', 'failed', ${ago('n % 2')}, ${ago('n % 2 - 1')}, '{}' from ${each}
      where n % 10 = 0`,
    `insert into reading_tokens (token_hash, reader_id, made_at) select ${hash('reading')}, ${id}, ${ago('100')}
      from ${each} where n % 10 = 0`,
    `insert into saved_articles (reader_id, article_id, saved_at) select ${id}, ${id}, ${ago('100')} from ${each}
      where n % 10 = 0`,
    `insert into crawler_verdicts (address, crawler, until)
      select '192.0.2.' || n, 'googlebot', ${ago('-1 - n % 20')} from ${each} where n % 10 = 0`,
    `insert into daily_budgets (name, day, taken)
      select 'archive ' || n, (${ago('n % 100')} at time zone 'UTC')::date, 1 from ${each} where n % 20 = 0`,
    `insert into audit_log (at, actor, action, subject, detail) select ${ago('n % 900')}, 'cli', 'archive', 'article:' || n, '{}'
      from ${each} where n % 5 = 0`,
    `insert into alarms (at, code, subject, detail) select ${ago('n % 900')}, 'archive', 'subscription:' || n, '{}'
      from ${each} where n % 20 = 0`,
    `insert into campaigns (id, slug, kind, advertiser, starts_on, placements, creative) overriding system value
      select ${id}, 'archive-' || n, 'weighted', 'Archive', '2020-01-01', '{below}', '{}' from ${each} where n <= 50`,
    `insert into campaign_progress (campaign_id, reserved) select ${id}, 10000 from ${each} where n <= 50`,
    `insert into campaign_days (campaign_id, day, placement, seen)
      select ${BASE} + n % 50 + 1, (${ago('n / 50')})::date, 'below', 100 from ${each} where n < 20000`,
    `insert into campaign_refusals (campaign_id, day, event, reason, refused)
      select ${BASE} + n % 50 + 1, (${ago('n / 50')})::date, 'seen', 'twice', 1 from ${each} where n < 20000`,
    `insert into campaign_leases (id, campaign_id, size, seen, clicked, closes_at)
      select n, ${BASE} + n % 50 + 1, 8, '\\x03', '\\x00', ${ago('-n / 20000.0')} from ${each} where n <= 10000`,
    `insert into rate_limits (key, points, expire) select 'archive:' || n, 1, 0 from ${each}`,
  ]
}
