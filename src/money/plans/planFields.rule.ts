import { slugOf } from '../../publication/facts/facts.module.ts'
import type { Benefit, Interval } from './plans.sql.ts'
import { parseTrialLength } from './trialLength.rule.ts'

export type PlanChange = {
  name?: string
  interval?: Interval
  trialDays?: number
  benefits?: readonly Benefit[]
}

export type ParsedPlanChange = { kind: 'change'; change: PlanChange } | { kind: 'refused'; reason: string }

export const isSlug = (text: string) => text.length <= 60 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)

/**
 * Reads what a publisher types: `interval=month trial=30d name=Monthly benefits="Ad-free (new); The archives"`.
 * A benefit that was new already stays new since then; a path behind it is the page where it can be looked at.
 */
export function parsePlanFields(
  fields: Readonly<Record<string, string>>,
  known: readonly Benefit[],
  now: Temporal.Instant,
): ParsedPlanChange {
  const change: PlanChange = {}
  for (const [field, value] of Object.entries(fields)) {
    switch (field) {
      case 'name':
        if (value.trim() === '' || value.length > 80) return refused('name= takes one to 80 characters')
        change.name = value.trim()
        break
      case 'interval':
        if (value !== 'month' && value !== 'year') return refused('interval= takes month or year')
        change.interval = value
        break
      case 'trial': {
        const days = parseTrialLength(value)
        if (days === undefined) return refused('trial= takes days, such as 30d, at most 730d, or none')
        change.trialDays = days
        break
      }
      case 'benefits': {
        const benefits = parseBenefits(value, known, now)
        if (!benefits)
          return refused(
            'benefits= takes names separated by semicolons, such as "Ad-free (new); The archives /archive"',
          )
        change.benefits = benefits
        break
      }
      default:
        return refused(`a plan has no ${field}=; it has name=, interval=, trial= and benefits=`)
    }
  }
  if (Object.keys(change).length === 0) return refused('say what to set: name=, interval=, trial= or benefits=')
  return { kind: 'change', change }
}

/** `Weekly magazine (new) /magazine` */
const LEADING = /^(.*?)(?:\s+(\/(?!\/)\S*))?$/

function parseBenefits(value: string, known: readonly Benefit[], now: Temporal.Instant): Benefit[] | undefined {
  const benefits: Benefit[] = []
  for (const part of value.split(';').map((text) => text.trim())) {
    if (part === '') continue
    const [, said = '', leadsTo] = LEADING.exec(part) ?? []
    const name = said.replace(/\s*\(new\)$/i, '')
    const slug = slugOf(name)
    if (slug === '' || name.length > 120 || benefits.some((benefit) => benefit.slug === slug)) return undefined
    const before = known.find((benefit) => benefit.slug === slug || benefit.name === name)
    benefits.push({
      ...{ slug, name, newSince: name === said ? undefined : (before?.newSince ?? now) },
      ...(leadsTo !== undefined && { leadsTo }),
    })
  }
  return benefits.length > 0 ? benefits : undefined
}

const refused = (reason: string): ParsedPlanChange => ({ kind: 'refused', reason })
