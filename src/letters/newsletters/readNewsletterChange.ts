import type { z } from 'zod'
import { isZone } from '../../platform/calendar.ts'
import { invalid } from '../../platform/errors.ts'
import { NEWSLETTER, type NewsletterDraft } from './newsletter.ts'
import { RECIPE } from './recipe.ts'
import { readRecipe } from './recipeWords.rule.ts'

/** What `dateline newsletter set` may be told, by the words before the equals sign. */
export const NEWSLETTER_FIELDS = [
  ...['name', 'promise', 'cadence', 'hour', 'zone', 'audience', 'approval', 'sender', 'reply-to', 'look', 'language'],
  ...['recipe', 'words', 'weekly-form', 'test-share', 'test-minimum', 'test-minutes'],
] as const

export type NewsletterChange = Partial<Omit<NewsletterDraft, 'slug'>>

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** What somebody typed, as a change of a newsletter; refused in one line that names the key. */
export function readNewsletterChange(given: Readonly<Record<string, string | undefined>>): NewsletterChange {
  const change: NewsletterChange = {}
  for (const [name, value] of Object.entries(given))
    if (value !== undefined) Object.assign(change, readOne(name, value))
  return change
}

function readOne(name: string, value: string): NewsletterChange {
  switch (name) {
    case 'name':
    case 'promise':
      return { [name]: oneLine(name, value, 1) }
    case 'sender':
      return { sender: oneLine(name, value, 0) }
    case 'words':
      return { cadence: oneLine(name, value, 0) }
    case 'cadence':
      return readCadence(value)
    case 'hour':
      return { hour: parsed(name, NEWSLETTER.shape.hour, value, 'write one like 07:00') }
    case 'approval':
      if (value === 'off') return { approval: undefined }
      return { approval: parsed(name, NEWSLETTER.shape.approval, value, 'write one like 06:30, or off') }
    case 'zone':
      return readZone(value)
    case 'audience':
      return { audience: parsed(name, NEWSLETTER.shape.audience, value, 'everyone, registered or subscribers') }
    case 'look':
      return { look: parsed(name, NEWSLETTER.shape.look, value, 'plain or leaf') }
    case 'language':
      return { language: readLanguage(value) }
    case 'reply-to':
      if (value !== '' && !/^[^\s,;:<>()[\]"\\@]+@[^\s,;:<>()[\]"\\@]+$/.test(value)) refuse(name, value, 'an address')
      return { replyTo: value }
    case 'weekly-form':
      return { weeklyForm: value === 'none' ? undefined : oneLine(name, value, 1) }
    case 'test-share':
      return {
        testShare: number(name, NEWSLETTER.shape.testShare, value, 'a number of readers in a hundred, 2 to 100'),
      }
    case 'test-minimum':
      return { testMinimum: number(name, NEWSLETTER.shape.testMinimum, value, 'a number of readers, at least 2') }
    case 'test-minutes':
      return { testMinutes: number(name, NEWSLETTER.shape.testMinutes, value, 'a number of minutes, 5 to 1440') }
    case 'recipe':
      return { recipe: readBlocks(value) }
    default:
      throw invalid('usage', `“${name}” is not known here; known are ${NEWSLETTER_FIELDS.join(', ')}.`)
  }
}

function readCadence(value: string): NewsletterChange {
  if (value === 'daily' || value === 'weekdays') return { every: value, weekday: undefined }
  const [every, day = ''] = value.split(':')
  const weekday = WEEKDAYS.indexOf(day) + 1
  if (every !== 'weekly' || weekday === 0) refuse('cadence', value, 'daily, weekdays or weekly:friday')
  return { every: 'weekly', weekday }
}

function readZone(value: string): NewsletterChange {
  if (value === 'reader') return { atReadersHour: true }
  if (value === 'publication') return { zone: undefined, atReadersHour: false }
  if (!isZone(value)) refuse('zone', value, 'write one like Europe/Paris, or reader, or publication')
  return { zone: value, atReadersHour: false }
}

function readLanguage(value: string): string {
  try {
    const [tag] = Intl.getCanonicalLocales(value)
    if (tag) return tag
  } catch {}
  return refuse('language', value, 'write one like en')
}

function readBlocks(value: string): NewsletterDraft['recipe'] {
  const read = readRecipe(value)
  if (read.kind === 'refused') throw invalid('recipe', `recipe: ${read.reason}.`)
  const blocks = RECIPE.safeParse(read.blocks)
  if (blocks.success) return blocks.data
  const [first] = blocks.error.issues
  const [at, ...path] = first?.path ?? []
  const block = (read.blocks[Number(at)] as { block?: string } | undefined)?.block ?? ''
  throw invalid('recipe', `recipe: ${[block, ...path].join(' ')}: ${first?.message ?? 'not understood'}.`)
}

/** A name ends up in headers of mails. */
function oneLine(name: string, value: string, least: number): string {
  const text = value.trim()
  if (/\p{Cc}/u.test(text)) refuse(name, value, 'one line without control characters')
  if (text.length < least || text.length > 300) refuse(name, value, `between ${least} and 300 characters`)
  return text
}

function number(name: string, schema: z.ZodType<number | undefined>, value: string, known: string): number | undefined {
  const read = schema.safeParse(/^\d{1,7}$/.test(value) ? Number(value) : value)
  return read.success ? read.data : refuse(name, value, known)
}

function parsed<T>(name: string, schema: z.ZodType<T>, value: string, known: string): T {
  const read = schema.safeParse(value)
  return read.success ? read.data : refuse(name, value, known)
}

function refuse(name: string, value: string, known: string): never {
  throw invalid(name, `${name}: “${value.replaceAll(/\s+/g, ' ')}” is not understood; ${known}.`)
}
