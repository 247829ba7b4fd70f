import { createHash } from 'node:crypto'
import pg from 'pg'
import type { RunningSite } from '../support/runningSite.ts'

export type Stored = Awaited<ReturnType<typeof openStored>>

export type StoredArticle = {
  slug: string
  terms: string
  section: string
  status: string
  /** The number of the version that the article names as its own. */
  current: number
  isNewest: boolean
  tags: string[]
  authors: string[]
  places: number
  /** How often the audit log says that its terms were set. */
  termsSet: number
  versions: {
    number: number
    headline: string
    words: number
    picture: string | null
    alt: string | null
    leadIn: string
    body: string
  }[]
}

export const sessionHash = (token: string) => createHash('sha256').update(token).digest('hex')

/** What is on disk, seen past the site. */
export async function openStored(site: RunningSite) {
  const client = new pg.Client(await site.connection())
  // A test that fails ends the database under it, and must say why it failed.
  client.on('error', () => {})
  await client.connect()
  async function column(text: string): Promise<string[]> {
    const { rows } = await client.query<[string | null]>({ text, rowMode: 'array' })
    return rows.map(([value]) => String(value))
  }
  const one = async (text: string) => (await column(text))[0] ?? ''

  return {
    durability: async () => ({
      fsync: await one('show fsync'),
      fullPageWrites: await one('show full_page_writes'),
      synchronousCommit: await one('show synchronous_commit'),
    }),
    /** The crowd of all rounds is no flood of an hour. What a process remembers of limits went with it. */
    beginLimitsAnew: () => client.query("delete from rate_limits where key like '%-all:all'"),
    letters: () => column("select email from newsletter_consents where event = 'requested'"),
    signInRequests: () => column('select email from sign_in_requests'),
    livingSessions: () => column("select encode(token_hash, 'hex') from sessions where ended_at is null"),
    /** `<session> <slug>` for every article that the session's reader has opened. */
    reads: () =>
      column(`select encode(s.token_hash, 'hex') || ' ' || a.slug from reads r
        join sessions s using (reader_id) join articles a using (group_id)`),
    /** Readers who were charged twice for one article. */
    chargedTwice: () => column('select reader_id from reads group by reader_id, group_id having count(*) > 1'),
    mostReadsOfOne: async () =>
      Number(
        await one('select coalesce(max(c), 0) from (select count(*) as c from reads group by reader_id) as counted'),
      ),
    subscribers: () =>
      column(`select r.email from subscriptions s join readers r on r.id = s.reader_id
        where s.set_aside is null and s.state in ('trialing', 'active')`),
    subscriptionsSetAside: () => column('select provider_subscription from subscriptions where set_aside is not null'),
    payersOfTwo: () =>
      column(`select reader_id from subscriptions
        where set_aside is null and state in ('trialing', 'active', 'past_due', 'paused', 'canceling')
        group by reader_id having count(*) > 1`),
    unbalanced: () => column('select currency from ledger_lines group by currency having sum(amount_minor) <> 0'),
    /** Annual subscriptions without exactly one payment in the ledger; trials with any. */
    wronglyBooked: () =>
      column(`select s.provider_subscription || ' ' || s.interval || ' ' || count(e.id) from subscriptions s
        left join ledger_entries e on e.subscription_id = s.id
        group by s.id having count(e.id) <> case s.interval when 'year' then 1 else 0 end`),
    /** Events that came in and of which nobody has said what became of them. */
    openEvents: () =>
      column(`select id from provider_events e
        where not exists (select from provider_event_outcomes o where o.event_id = e.id)`),
    /** A subscription begins once, whatever was heard how often. */
    begunTwice: () =>
      column(`select subscription_id from subscription_events where from_state is null
        group by subscription_id having count(*) > 1`),
    alarms: () => column("select code || ' ' || subject || ' ' || detail::text from alarms"),
    events: async () => Number(await one('select count(*) from provider_events')),
    eventsAtProvider: async () =>
      Number(await one("select count(distinct event) from stripe_simulator.deliveries where state = 'delivered'")),
    undelivered: () =>
      column(`select event || ' ' || state || ' after ' || attempts || ' tries: ' || coalesce(problem, 'none')
        from stripe_simulator.deliveries where state <> 'delivered'`),
    jobsToDo: () => column("select name || ' ' || state from jobs.job where state in ('created', 'retry', 'active')"),
    jobsGivenUp: () => column("select name || ' ' || output::text from jobs.job where state = 'failed'"),
    mails: () => column("select kind || ' ' || recipient from mails where sent_at is not null"),
    mailsUnsent: () => column("select kind || ' ' || recipient from mails where sent_at is null"),
    /** All of every article whose slug begins so, with all its versions. */
    articles: async (beginning: string): Promise<StoredArticle[]> =>
      (
        await client.query<StoredArticle>(
          `select a.slug, a.terms, a.section, a.status, v.number as current, a.version_id = (
             select id from article_versions where article_id = a.id order by number desc limit 1) as "isNewest",
           array(select tag from article_tags where article_id = a.id order by tag) as tags,
           array(select w.name from article_authors aw join authors w on w.slug = aw.author
             where aw.article_id = a.id order by aw.position) as authors,
           (select count(*)::int from article_places where article_id = a.id) as places,
           (select count(*)::int from audit_log where subject = 'article:' || a.id and action = 'article.terms') as "termsSet",
           (select json_agg(json_build_object('number', number, 'headline', headline, 'words', words,
             'picture', lead_picture->>'pictureId', 'alt', lead_picture->>'alt', 'leadIn', lead_in::text,
             'body', body::text) order by number) from article_versions where article_id = a.id) as versions
           from articles a join article_versions v on v.id = a.version_id
           where a.slug like $1 || '%' order by a.id`,
          [beginning],
        )
      ).rows,
    /** Versions that belong to nothing, and articles without the version that they name. */
    articlesInHalves: () =>
      column(`select 'version ' || v.id from article_versions v
          where not exists (select from articles a where a.id = v.article_id)
        union all select a.slug from articles a
          where not exists (select from article_versions v where v.id = a.version_id and v.article_id = a.id)`),
    /** `<picture>/<width>` of the widest rendition of each, which must lie in the files' folder. */
    widestRenditions: () =>
      column("select id || '/' || (select max(each) from unnest(rendition_widths) as each) from pictures"),
    /** The same of every rendition that readers may ask for. */
    renditions: () => column("select id || '/' || unnest(rendition_widths) from pictures"),
    mailIds: () => column('select id from mails'),
    close: () => client.end(),
  }
}
