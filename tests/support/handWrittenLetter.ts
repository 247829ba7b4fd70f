import { sql } from 'kysely'
import type { Slices, VariantKey, WrittenVariant } from '../../src/letters/mailing/mailing.module.ts'
import {
  type Aftermath,
  createSending,
  PLAIN_SETTINGS,
  type SendingPorts,
  type SendingSettings,
} from '../../src/letters/sending/sending.module.ts'
import type { Database } from '../../src/platform/database.ts'
import { createJobs } from '../../src/platform/jobs.ts'
import type { Platform } from '../../src/platform/platform.ts'

/** A letter as a hand would write it: all holes, long lines, other scripts, blanks at ends. */
export function handWritten({ standing, arm }: VariantKey, { paragraphs = 3 } = {}): WrittenVariant {
  const words = Array.from(
    { length: paragraphs },
    (_, at) => `Paragraph ${at} of the morning, for a ${standing} = ok.  `,
  )
  const html: Slices = [
    '<!doctype html><html><body style="margin:0">',
    ...words.flatMap((text, at) => [
      `<p style="margin:0 0 16px;font-family:Georgia,serif">${text}</p>`,
      ...(at % 5 === 0
        ? ['<p><a href="https://news.test/a?letter=', { hole: 'pass' as const }, '">Crète, 東京 &amp; more</a></p>\n']
        : []),
    ]),
    '<p>Sent to ',
    { hole: 'address' },
    '. <a href="https://news.test/unsubscribe/',
    { hole: 'unsubscribe' },
    '">Unsubscribe</a></p></body></html>',
  ]
  const text: Slices = [
    `Good morning, ${standing}.\n\nFrom Crète to 東京. \n.A line that begins with a dot\nFrom a line that begins with From\n\n`,
    'https://news.test/a?letter=',
    { hole: 'pass' },
    `\n\n${words.join('\n\n')}\n\nSent to `,
    { hole: 'address' },
    '\nhttps://news.test/unsubscribe/',
    { hole: 'unsubscribe' },
    '\n',
  ]
  return {
    subject:
      arm === 'a' ? 'Überall Regen, and a subject that is long enough to be folded by whoever composes it' : 'Dry',
    previewText: 'Rain.',
    html,
    text,
    from: { name: 'The Test Meridian\r\nBcc: victim@example.org', address: 'letters@news.test' },
    replyTo: 'desk@news.test',
    listId: 'daily.news.test',
  }
}

const NOTHING_CAME_OF_IT: Aftermath = {
  returned: { delivered: undefined, hard: 0, soft: 0, complaints: 0 },
  counted: {
    ...{ counting: true, openedUnreliably: 0, clicked: 0, fetchedByMachines: 0, articles: [] },
    ...{ unsubscribed: 0, trials: 0, subscriptions: 0 },
  },
}

/** So that a hundred thousand readers do not weigh on what is measured afterwards. */
const AT_ONCE = 1_000

/** A newsletter, its readers and a letter of today that is due. */
export async function settleLetter(
  db: Database,
  {
    slug = 'daily',
    readers,
    address = (n: number) => `reader${n}@example.org`,
    now,
    otherSubject,
  }: {
    slug?: string
    readers: number
    address?: (n: number) => string
    now: Temporal.Instant
    otherSubject?: string
  },
): Promise<number> {
  await sql`insert into newsletters (slug, name, promise, every, cadence, language, position)
    values (${slug}, ${slug}, 'One letter.', 'daily', 'Every day', 'en', 1) on conflict do nothing`.execute(db)
  for (let from = 0; from < readers; from += AT_ONCE) {
    const addresses = Array.from({ length: Math.min(AT_ONCE, readers - from) }, (_, n) => address(from + n))
    await sql`insert into newsletter_subscriptions (newsletter_id, email, email_key, status, requested_at, confirmed_at)
      select n.id, a.email, lower(a.email), 'confirmed', ${now}, ${now}
      from newsletters n, unnest(${addresses}::text[]) as a (email) where n.slug = ${slug} on conflict do nothing`.execute(
      db,
    )
  }
  const { rows } = await sql<{ id: number }>`
    insert into letters (newsletter_id, date, origin, state, subject, other_subject, document, due_at, composed_at,
      language)
    select id, ${now.toString().slice(0, 10)}::date, 'written', 'scheduled', 'Subject', ${otherSubject ?? null}, '{}', ${now}, ${now}, 'en'
    from newsletters where slug = ${slug} returning id`.execute(db)
  return rows[0]?.id ?? 0
}

export type Sum = {
  frozen: number | null
  state: string
  sent: number
  failed: number
  suppressed: number
  pending: number
}

/** The promise of the ledger: every reader is in exactly one of four states. */
export async function sumOf(db: Database, letterId: number): Promise<Sum> {
  const { rows } = await sql<Sum>`select l.frozen, l.state,
      count(*) filter (where r.state = 'sent') as sent, count(*) filter (where r.state = 'failed') as failed,
      count(*) filter (where r.state = 'suppressed') as suppressed,
      count(*) filter (where r.state in ('pending', 'claimed')) as pending
    from letters l left join letter_recipients r on r.letter_id = l.id where l.id = ${letterId} group by l.id`.execute(
    db,
  )
  return rows[0] as Sum
}

/** The sending of letters on a platform, with letters by hand and jobs of its own. */
export async function sendingOf(
  platform: Platform,
  settings: Partial<SendingSettings> = {},
  ports: Partial<SendingPorts> = {},
) {
  const jobs = createJobs(platform.db, platform.connection, platform.log)
  const sending = createSending(
    { ...platform, jobs },
    { ...PLAIN_SETTINGS, smtpUrl: undefined, ...settings },
    {
      writeVariant: async (_, key) => ({ revision: 1, written: handWritten(key) }),
      noticeVersion: () => '',
      findReaders: async () => [],
      passFor: ({ id }) => `p${id.toString(36)}`,
      countClicks: async () => ({ a: 0, b: 0 }),
      aftermathOf: async () => NOTHING_CAME_OF_IT,
      refused: async () => {},
      taken: async () => {},
      ...ports,
    },
  )
  await jobs.open()
  return {
    ...sending,
    jobs,
    async [Symbol.asyncDispose]() {
      await jobs.close()
      sending.close()
    },
  }
}
