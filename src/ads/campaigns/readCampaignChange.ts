import { invalid } from '../../platform/errors.ts'
import { slugOf } from '../../publication/facts/facts.module.ts'
import { CAMPAIGN_KINDS, PLACEMENTS } from './campaign.ts'
import type { CampaignChange, LetterDay } from './campaignChange.ts'

/** What somebody typed, and the contents of the files that `html` names; `picture` is for whoever stores pictures. */
export type CampaignWords = Readonly<Record<string, string | undefined>>

/** As a change of a booking. Refused with what is wrong with each field, all of them at once. */
export function readCampaignChange(words: CampaignWords): CampaignChange {
  const problems: Record<string, string> = {}
  const change: CampaignChange = {}
  for (const [field, value] of Object.entries(words)) {
    if (value === undefined) continue
    try {
      Object.assign(change, readField(field, value.trim()))
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem
      problems[field] = problem.message
    }
  }
  if (Object.keys(problems).length > 0) throw invalid('campaign', 'This booking cannot be kept.', problems)
  return change
}

class Problem extends Error {}

function refuse(problem: string): never {
  throw new Problem(problem)
}

function readField(field: string, value: string): CampaignChange {
  switch (field) {
    case 'kind':
      return { kind: oneOf(value, CAMPAIGN_KINDS) }
    case 'advertiser':
      return { advertiser: oneLine(value, 1, 100) }
    case 'from':
      return { startsOn: readDay(value) }
    case 'until':
      return { endsOn: value === 'open' ? undefined : readDay(value) }
    case 'placements':
      return { placements: listOf(value).map((one) => oneOf(one, PLACEMENTS)) }
    case 'sections':
      return { sections: listOf(value).map(readSlug) }
    case 'countries':
      return { countries: listOf(value).map(readCountry) }
    case 'languages':
      return { languages: listOf(value).map(readLanguage) }
    case 'not-beside':
      return { notBeside: listOf(value).map(readSlug) }
    case 'rivals':
      return { rivals: value === '' || value === 'none' ? undefined : readSlug(value) }
    case 'weight':
      return { weight: readWhole(value, 1, 1_000) }
    case 'booked':
      return { booked: readWhole(value, 1, 1_000_000_000) }
    case 'letters':
      return { letters: listOf(value).map(readLetterDay) }
    case 'cap':
      return { cap: value === 'off' ? undefined : readWhole(value, 1, 100) }
    case 'price':
      return { price: oneLine(value, 0, 200) }
    default:
      return readCreative(field, value)
  }
}

function readCreative(field: string, value: string): CampaignChange {
  switch (field) {
    case 'headline':
      return { headline: oneLine(value, 1, 90) }
    case 'text':
      return { text: oneLine(value, 0, 300) }
    case 'button':
      return { button: oneLine(value, 0, 40) }
    case 'alt':
      return { alt: oneLine(value, 1, 300) }
    case 'link':
      return { link: readLink(value) }
    case 'html':
      return value.length > 100_000 ? refuse('at most 100,000 characters') : { html: value }
    case 'outside':
      return { outside: oneOf(value, ['yes', 'no']) === 'yes' }
    case 'new-link':
      return { newLink: oneOf(value, ['yes']) === 'yes' }
    default:
      return refuse('not known here')
  }
}

function oneOf<Word extends string>(value: string, known: readonly Word[]): Word {
  return known.find((one) => one === value) ?? refuse(`“${value}” is not one of ${known.join(', ')}`)
}

function oneLine(value: string, least: number, most: number): string {
  if (/\p{Cc}/u.test(value)) refuse('one line without control characters')
  if (value.length < least || value.length > most) refuse(`between ${least} and ${most} characters`)
  return value
}

/** `any`, or nothing: no restriction. */
function listOf(value: string): string[] {
  if (value === '' || value === 'any') return []
  const all = value.split(',').map((one) => one.trim())
  if (all.length > 50) refuse('at most 50')
  return [...new Set(all)]
}

function readDay(value: string): string {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return Temporal.PlainDate.from(value, { overflow: 'reject' }).toString()
  } catch {}
  return refuse(`“${value}” is no day; write one like 2026-12-01`)
}

function readSlug(value: string): string {
  return value !== '' && slugOf(value) === value ? value : refuse(`“${value}” is no name as it stands in addresses`)
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

function readCountry(value: string): string {
  return /^[A-Z]{2}$/.test(value) && regions.of(value) !== undefined
    ? value
    : refuse(`“${value}” is no country; write one like FR`)
}

function readLanguage(value: string): string {
  try {
    const [tag] = Intl.getCanonicalLocales(value)
    if (tag) return tag
  } catch {}
  return refuse(`“${value}” is no language; write one like fr`)
}

function readWhole(value: string, least: number, most: number): number {
  const number = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN
  return number >= least && number <= most ? number : refuse(`a whole number between ${least} and ${most}`)
}

function readLetterDay(value: string): LetterDay {
  const [newsletter = '', date = '', ...rest] = value.split(':')
  if (rest.length > 0 || date === '') refuse(`“${value}” is no letter; write one like the-daily-letter:2026-12-01`)
  return { newsletter: readSlug(newsletter), date: readDay(date) }
}

/** https, or a path of this site; nothing that a browser would run. */
function readLink(value: string): string {
  if (value.length > 2_000) refuse('at most 2,000 characters')
  if (/^\/(?![/\\])[^\s\\]*$/.test(value)) return value
  const url = URL.parse(value)
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') refuse(`“${value}” is no web address`)
  if (url.username !== '' || url.password !== '') refuse('without a name and password')
  return url.href
}
