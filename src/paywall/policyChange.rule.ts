import { invalid } from '../platform/errors.ts'
import { MAX_ALLOWANCE, type PaywallPolicy, parseWindow } from './policy.rule.ts'

export type PolicyChange = Partial<Omit<PaywallPolicy, 'version' | 'zone'>>

export type PolicyWords = Partial<Record<'allowance' | 'window' | 'archive-after' | 'free-for', string>>

/** Reads what a publisher types; refuses with the word that is wrong and what would be right. */
export function parsePolicyChange(words: PolicyWords): PolicyChange {
  const change: PolicyChange = {}
  if (words.allowance !== undefined) {
    const allowance = /^\d{1,3}$/.test(words.allowance) ? Number(words.allowance) : Number.NaN
    if (!(allowance <= MAX_ALLOWANCE))
      throw wrong('allowance', words.allowance, `a whole number from 0 to ${MAX_ALLOWANCE}`)
    change.allowance = allowance
  }
  if (words.window !== undefined) {
    const window = parseWindow(words.window)
    if (!window) {
      throw wrong('window', words.window, 'rolling:30d (1 to 366 days), calendar:day, calendar:week or calendar:month')
    }
    change.window = window
  }
  if (words['archive-after'] !== undefined) {
    change.archiveAfterDays = numberWithUnit('archive-after', words['archive-after'], 'd', 36_500)
  }
  if (words['free-for'] !== undefined) change.freeForHours = numberWithUnit('free-for', words['free-for'], 'h', 8_760)
  return change
}

function numberWithUnit(name: string, text: string, unit: 'd' | 'h', most: number): number | undefined {
  if (text === 'off') return undefined
  const match = /^(\d{1,5})([dh])$/.exec(text)
  const number = Number(match?.[1])
  if (match?.[2] !== unit || number < 1 || number > most) throw wrong(name, text, `90${unit}, or off`)
  return number
}

const wrong = (name: string, text: string, right: string) => invalid(name, `${name}=${text} cannot be: write ${right}.`)
