import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import {
  CAMPAIGN_FIELDS,
  type Campaign,
  findCampaign,
  listCampaigns,
  pauseCampaigns,
  readCampaignChange,
  saveCampaign,
  setNoticeSettings,
  setRate,
  stateOf,
} from '../../ads/campaigns/campaigns.module.ts'
import { reportCampaign, sumRefusals } from '../../ads/counting/counting.module.ts'
import { dateIn } from '../../platform/calendar.ts'
import { invalid, notFound } from '../../platform/errors.ts'
import type { Dateline } from '../compose/compose.ts'
import { readConfig } from '../start/config.ts'
import { withDateline } from '../start/withDateline.ts'
import { readAssignments } from '../terminal/assignments.ts'
import { lines, print } from '../terminal/print.ts'

type Options = { json?: boolean }

const FIELDS_HELP = `
Each booking has these, by name=value; what is not said stays as it is:
  kind         guaranteed: a number of impressions that people saw; weighted: a share of what is left; letter: a letter
               and its day; house: the publication's own, where nothing is booked
  advertiser   who is named beside the notice
  from, until  the first and the last day, in the publication's zone; until=open: no last one (not of a guaranteed one)
  placements   front, list, paragraphs, below, stream, letter
  sections, countries, languages   of what the page is about; countries are those of an article's places; any: no limit
  not-beside   tags beside which it never stands: not-beside=plane-crash,aviation-accident
  rivals       a group of competitors, of which one stands on a page; none
  booked       how many impressions are guaranteed, seen by people
  weight       of one that is not guaranteed, against the others; of the house's own, which comes first
  letters      the-daily-letter:2026-12-01,the-daily-letter:2026-12-02
  cap          most on a day to one browser, where its reader consented to that; off
  price        what was agreed, in your own words; nothing is invoiced here
  headline, text, button, link   what it says and where it leads
  picture, alt    a file, and what it shows; picture=none takes it away
  html, outside   a file that is shown in a sandboxed frame of its own; outside=yes: it asks other servers, and is shown
                  only where somebody consented to that; html=none takes it away
  new-link=yes    the link that the advertiser has ends, and there is another`

export function campaignCommands(program: Command) {
  const campaign = program.command('campaign').description('what advertisers have booked, and the notices of the house')
  for (const [name, manner, says] of [
    ['create', 'make', 'keeps a new booking'],
    ['set', 'change', 'changes a booking'],
  ] as const) {
    campaign
      .command(name)
      .description(says)
      .argument('<slug>')
      .argument('<name=value...>')
      .option('--json', 'print facts as JSON')
      .addHelpText('after', FIELDS_HELP)
      .action((slug: string, words: string[], options: Options) =>
        withDateline(readConfig(), async (dateline) => {
          const { db, clock } = dateline
          const change = await readChange(dateline, readAssignments(words, CAMPAIGN_FIELDS))
          print(options, shown(dateline, await saveCampaign(db, 'cli', slug, { change, manner }, clock.now())), lines)
        }),
      )
  }
  campaign
    .command('show')
    .description('one booking, or all of them with the rate card and the settings')
    .argument('[slug]')
    .option('--json', 'print facts as JSON')
    .action((slug: string | undefined, options: Options) =>
      withDateline(readConfig(), async (dateline) => {
        if (slug !== undefined) return print(options, shown(dateline, await find(dateline, slug)), lines)
        const { pausedAt, ...settings } = dateline.campaigns.settings()
        const facts = {
          campaigns: (await listCampaigns(dateline.db)).map((one) => shown(dateline, one)),
          rates: dateline.campaigns.rates(),
          settings: { ...settings, allPaused: pausedAt?.toString() ?? null },
        }
        print(options, facts, ({ campaigns, ...rest }) => [...campaigns, rest].map(lines).join('\n\n'))
      }),
    )
  pausing(campaign, 'pause', 'shows it no more, until it is resumed', true)
  pausing(campaign, 'resume', 'shows it again', false)
  reporting(campaign)
  settings(campaign)
}

function pausing(campaign: Command, name: string, says: string, paused: boolean) {
  campaign
    .command(name)
    .description(says)
    .argument('[slug]')
    .option('--all', 'whatever is for sale, at once, in an emergency; the notices of the house stay')
    .option('--json', 'print facts as JSON')
    .action((slug: string | undefined, options: Options & { all?: boolean }) => {
      if ((slug === undefined) !== (options.all === true)) throw invalid('usage', 'Name one booking, or say --all.')
      return withDateline(readConfig(), async (dateline) => {
        const { db, clock, campaigns } = dateline
        await pauseCampaigns(db, 'cli', slug === undefined ? 'all' : { slug }, paused, clock.now())
        await campaigns.reload()
        if (slug !== undefined) return print(options, shown(dateline, await find(dateline, slug)), lines)
        print(options, { allPaused: campaigns.settings().pausedAt?.toString() ?? null }, lines)
      })
    })
}

function reporting(campaign: Command) {
  campaign
    .command('report')
    .description('what was served, seen, clicked and refused, and why; without a name what belongs to no booking')
    .argument('[slug]')
    .option('--json', 'print facts as JSON')
    .action((slug: string | undefined, options: Options) =>
      withDateline(readConfig(), async (dateline) => {
        const { db, clock } = dateline
        if (slug === undefined) {
          const refused = await sumRefusals(db, undefined)
          return print(options, { refused }, () => lines({ refused: refused.map(inWords) }))
        }
        const found = await find(dateline, slug)
        const report = await reportCampaign(dateline, found, clock.now())
        const { days, refused, expected, ...sums } = report
        print(options, { campaign: slug, ...report, link: linkOf(dateline, found) }, ({ link }) =>
          lines({
            campaign: slug,
            ...sums,
            expected: expected === undefined ? undefined : `${Math.round(expected * 100)} % by now`,
            refused: refused.map(inWords),
            days: days.map(
              (day) => `${day.day} ${day.placement}: ${day.served}, ${day.seen} seen, ${day.clicked} clicked`,
            ),
            link,
          }),
        )
      }),
    )
}

const inWords = ({ event, reason, refused }: { event: string; reason: string; refused: number }) =>
  `${refused} ${event} ${reason}`

function settings(campaign: Command) {
  campaign
    .command('rate')
    .description('a line of the rate card: price=12.00:usd per=thousand|day|week|letter note=…; price=off')
    .argument('<placement>')
    .argument('<name=value...>')
    .option('--json', 'print facts as JSON')
    .action((placement: string, words: string[], options: Options) =>
      withDateline(readConfig(), async ({ db, clock }) => {
        const given = readAssignments(words, ['price', 'per', 'note'])
        const rates = await setRate(db, 'cli', placement, given, clock.now())
        print(options, rates, (all) => (all.length === 0 ? 'Nothing is for sale.' : all.map(lines).join('\n\n')))
      }),
    )
  campaign
    .command('settings')
    .description('contact=<address for advertisers> ads-txt=<file of what /ads.txt says>; ads-txt=none')
    .argument('<name=value...>')
    .option('--json', 'print facts as JSON')
    .action((words: string[], options: Options) =>
      withDateline(readConfig(), async ({ db, clock }) => {
        const { contact, 'ads-txt': file } = readAssignments(words, ['contact', 'ads-txt'])
        const adsTxt = file === undefined ? undefined : await textOf('ads-txt', file)
        const change = { ...(contact !== undefined && { contact }), ...(adsTxt !== undefined && { adsTxt }) }
        const { pausedAt: _, ...stored } = await setNoticeSettings(db, 'cli', change, clock.now())
        print(options, stored, lines)
      }),
    )
}

async function find({ db }: Dateline, slug: string): Promise<Campaign> {
  const found = await findCampaign(db, slug)
  if (!found) throw notFound('campaign-unknown', `There is no booking “${slug}”.`)
  return found
}

type Words = Partial<Record<string, string>>

/** Files are read here; a picture is stored, and named by what it was stored as. */
async function readChange({ db, media, clock }: Dateline, { picture, html, ...words }: Words) {
  const change = readCampaignChange({ ...words, ...(html !== undefined && { html: await textOf('html', html) }) })
  if (picture === undefined) return change
  if (picture === 'none') return { ...change, pictureId: '' }
  const stored = await media.storePicture(db, await bytesOf('picture', picture), clock.now())
  if (stored.kind === 'refused') throw invalid('campaign', 'This booking cannot be kept.', { picture: stored.reason })
  return { ...change, pictureId: stored.picture.id }
}

const textOf = async (field: string, file: string) => (file === 'none' ? '' : (await bytesOf(field, file)).toString())

async function bytesOf(field: string, file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw invalid('campaign', 'This cannot be kept.', { [field]: `${file} cannot be read (${code})` })
  }
}

const linkOf = ({ reportLink }: Dateline, campaign: Campaign) => reportLink(campaign)

function shown(dateline: Dateline, campaign: Campaign) {
  const { clock, publication, campaigns } = dateline
  const { id: _, linkVersion: __, creative, pausedAt, ...rest } = campaign
  const today = dateIn(clock.now(), publication.facts().zone)
  return {
    ...rest,
    state: stateOf(campaign, today, campaigns.settings().pausedAt !== undefined),
    paused: pausedAt?.toString() ?? null,
    creative: creative.kind === 'frame' ? { ...creative, html: `${creative.html.length} characters` } : creative,
    report: linkOf(dateline, campaign),
  }
}
