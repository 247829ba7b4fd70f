import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { saveArticles } from '../../articles/store/store.module.ts'
import { importMarkdown, readMarkdownDocument } from '../../exchange/markdown/markdown.module.ts'
import { readNewsletterDraft, saveNewsletters } from '../../letters/newsletters/newsletters.module.ts'
import { savePlan, setPrices, storeBenefits } from '../../money/plans/plans.module.ts'
import { setPolicy } from '../../paywall/meter/meter.module.ts'
import { inTransaction } from '../../platform/database.ts'
import {
  announcePublication,
  ensureSection,
  type StoredFacts,
  storeAboutPage,
  storePhrase,
  storePublication,
  storeSection,
} from '../../publication/facts/facts.module.ts'
import { storeSource } from '../../publication/sources/sources.module.ts'
import type { Dateline } from '../compose/compose.ts'
import { importAlmanac } from '../operate/importAlmanac.ts'
import { seedDesk } from './seedDesk.ts'
import { seedLetters, seedQuestions } from './seedLetters.ts'
import { seedMagazine } from './seedMagazine.ts'
import { seedNotices } from './seedNotices.ts'
import { seedStyle } from './seedStyle.ts'

const sample = new URL('../../../sample/', import.meta.url)

const Named = z.object({ slug: z.string(), name: z.string(), description: z.string().default('') })
const PublicationFile = z.object({
  name: z.string(),
  promise: z.string(),
  gate_promises: z.array(z.string()),
  description: z.string(),
  zone: z.string(),
  language: z.string(),
  currency: z.string(),
  legal_name: z.string(),
  address: z.string(),
  email: z.string(),
  almanac_letter: z.string(),
  archive_after_days: z.int(),
  navigation: z.array(Named),
  clocks: z.array(z.object({ city: z.string(), zone: z.string() })),
})
/** In the words of `dateline campaign create`, and of `dateline campaign rate`. */
const NoticesFile = z.array(z.record(z.string(), z.string()))
/** In the words of `dateline newsletter set`. */
const NewslettersFile = z.array(z.record(z.string(), z.string()))
const PlansFile = z.object({
  plans: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      interval: z.enum(['month', 'year']),
      trial_days: z.int(),
      prices: z.record(z.string(), z.string()),
    }),
  ),
  benefits: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      new: z.boolean().default(false),
      since_days_ago: z.int().optional(),
      leads_to: z.string().startsWith('/').optional(),
    }),
  ),
})
/** By language: what the publication writes, and how it is said there. */
const PhrasesFile = z.record(z.string(), z.record(z.string(), z.string()))
const SourcesFile = z.array(
  z.object({
    slug: z.string(),
    name: z.string(),
    credit: z.string(),
    country: z.string(),
    language: z.string(),
    url: z.string(),
  }),
)

/** Of each partner outlet of the sample, on its page. */
const OUTLET = 'A sample outlet, which does not exist.'

/** The order in which legal pages stand in the footer; others follow by name. */
const ABOUT_ORDER = ['us', 'terms', 'privacy', 'imprint']

/**
 * Makes the sample publication where there is none. The publication's own row is written last, so that a start that was
 * killed in the middle goes on at the next; every step before it may be repeated.
 */
export async function seedSample(dateline: Dateline): Promise<void> {
  const { db, clock, log } = dateline
  const now = clock.now()
  log.info('making the sample publication')
  const file = await read('publication.yaml', PublicationFile)
  const newsletters = (await read('newsletters.yaml', NewslettersFile)).map(readNewsletterDraft)

  await inTransaction(db, async (tx) => {
    for (const [position, { slug, name, description }] of file.navigation.entries()) {
      await storeSection(tx, { slug, name, description, inNavigation: true }, position)
    }
    for (const source of await read('sources.yaml', SourcesFile))
      await storeSource(tx, { ...source, description: OUTLET })
    await saveNewsletters(tx, newsletters)
    for (const [language, phrases] of Object.entries(await read('phrases.yaml', PhrasesFile))) {
      for (const [text, translation] of Object.entries(phrases)) await storePhrase(tx, { language, text, translation })
    }
  })
  await seedPlans(dateline, now)
  await seedAboutPages(dateline)
  await setPolicy(db, 'sample', { archiveAfterDays: file.archive_after_days }, now)
  await dateline.paywall.reload()
  await dateline.newsletters.open()
  await dateline.plans.reload()

  const report = await importMarkdown({
    db,
    folder: fileURLToPath(new URL('articles/', sample)),
    options: { archive: 'sample', dryRun: false },
    saveArticles,
    media: dateline.media,
    ensureSection,
    publication: { zone: file.zone, language: file.language },
    now,
  })
  for (const { file: name, reason } of report.skipped) log.error({ file: name, reason }, 'a sample article was refused')

  const almanac = await importAlmanac(dateline, fileURLToPath(new URL('almanac/', sample)), { review: 'checked' })
  for (const { file: name, line, says } of almanac.refused)
    log.error({ file: name, line, says }, 'a sample entry was refused')

  const booked = await read('notices.yaml', NoticesFile)
  const rates = await read('rates.yaml', NoticesFile)
  await seedNotices(dateline, { booked, rates }, { pictures: new URL('pictures/', sample), zone: file.zone })

  await inTransaction(db, async (tx) => {
    const facts: StoredFacts = {
      name: file.name,
      promise: file.promise,
      gatePromises: file.gate_promises,
      description: file.description,
      zone: file.zone,
      language: file.language,
      currency: file.currency,
      legalName: file.legal_name,
      address: file.address,
      email: file.email,
      clocks: file.clocks.map(({ city, zone }) => ({ name: city, zone })),
      dailyLetter: newsletters[0]?.slug,
      almanacLetter: file.almanac_letter,
    }
    await storePublication(tx, facts)
    await announcePublication(tx)
  })
  await dateline.publication.reload()
  await dateline.almanac.reload()
  await seedStyle(dateline, new URL('style.yaml', sample))
  await seedQuestions(dateline, new URL('questions/', sample))
  await seedLetters(dateline, new URL('letters/', sample))
  await seedMagazine(dateline, sample)
  await seedDesk(dateline, new URL('desk/', sample))
  log.info({ articles: report.imported, entries: almanac.created }, 'the sample publication is made')
}

async function seedPlans({ db }: Dateline, now: Temporal.Instant) {
  const file = await read('plans.yaml', PlansFile)
  const benefits = file.benefits.map(({ slug, name, since_days_ago, leads_to: leadsTo, ...benefit }) => ({
    slug,
    name,
    leadsTo,
    newSince: benefit.new ? now.subtract({ hours: 24 * (since_days_ago ?? 0) }) : undefined,
  }))
  await inTransaction(db, async (tx) => {
    await storeBenefits(tx, benefits)
    for (const [position, plan] of file.plans.entries()) {
      const { slug, name, interval, trial_days: trialDays, prices } = plan
      await savePlan(tx, slug, { name, interval, trialDays, position }, 'sample', now)
      await setPrices(tx, slug, prices, 'sample', now)
    }
  })
}

async function seedAboutPages({ db }: Dateline) {
  const folder = new URL('about/', sample)
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md'))
  const rank = (slug: string) => ABOUT_ORDER.indexOf(slug) + 1 || ABOUT_ORDER.length + 1
  const pages = await Promise.all(
    names.map(async (name) => {
      const page = readMarkdownDocument(await readFile(new URL(name, folder)))
      if (page.kind === 'unreadable') throw new Error(`sample/about/${name}: ${page.reason}`)
      const slug = name.replace(/\.md$/, '')
      return { slug, title: String(page.data.title ?? slug), document: page.document }
    }),
  )
  pages.sort((a, b) => rank(a.slug) - rank(b.slug))
  for (const [position, page] of pages.entries()) await storeAboutPage(db, page, position)
}

async function read<T>(name: string, schema: z.ZodType<T>): Promise<T> {
  return schema.parse(parse(await readFile(new URL(name, sample), 'utf8')))
}
