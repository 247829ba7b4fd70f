import { digest } from '../objects/ids.ts'
import type { CardBehaviour, Refusal } from '../objects/paymentMethod.ts'

const DECLINED: Refusal = {
  code: 'card_declined',
  declineCode: 'generic_decline',
  message: 'Your card was declined.',
}

function declined(code: string, declineCode: string | null, message: string): CardBehaviour {
  const refusal = { code, declineCode, message }
  return { whenAttached: refusal, whenCharged: refusal }
}

const PAYS: CardBehaviour = { whenAttached: null, whenCharged: null }

/** The numbers that Stripe publishes for tests; what each does is named in its testing guide. */
const SPECIAL = new Map<string, CardBehaviour>([
  ['4000000000000002', { whenAttached: DECLINED, whenCharged: DECLINED }],
  ['4000000000000341', { whenAttached: null, whenCharged: DECLINED }],
  ['4000000000009995', declined('card_declined', 'insufficient_funds', 'Your card has insufficient funds.')],
  ['4000000000009987', declined('card_declined', 'lost_card', 'Your card was declined.')],
  ['4000000000000069', declined('expired_card', 'expired_card', 'Your card has expired.')],
  ['4000000000000127', declined('incorrect_cvc', 'incorrect_cvc', "Your card's security code is incorrect.")],
  [
    '4000000000000119',
    declined('processing_error', 'processing_error', 'An error occurred while processing your card.'),
  ],
  [
    '4000002500003155',
    declined('authentication_required', 'authentication_required', 'This card asks for authentication (3-D Secure).'),
  ],
])

const PAYING = new Set([
  '4242424242424242',
  '4000056655665556',
  '5555555555554444',
  '2223003122003222',
  '5200828282828210',
  '5105105105105100',
  '378282246310005',
  '371449635398431',
  '6011111111111117',
  '3056930009020004',
  '3566002020360505',
])

/** So that a test can have as many different paying cards as it likes. */
const PAYING_PREFIX = '424242'

const NOT_A_TEST_CARD = declined(
  'card_declined',
  'live_mode_test_card',
  'Your card was declined. Only test cards work in this simulation.',
)

export function behaviourOf(number: string): CardBehaviour {
  const special = SPECIAL.get(number)
  if (special !== undefined) return special
  return PAYING.has(number) || number.startsWith(PAYING_PREFIX) ? PAYS : NOT_A_TEST_CARD
}

/** Card tokens that Stripe offers in place of numbers. */
export const TEST_TOKENS = new Map([
  ['pm_card_visa', '4242424242424242'],
  ['pm_card_visa_debit', '4000056655665556'],
  ['pm_card_mastercard', '5555555555554444'],
  ['pm_card_amex', '378282246310005'],
  ['pm_card_chargeDeclined', '4000000000000002'],
  ['pm_card_chargeCustomerFail', '4000000000000341'],
  ['tok_visa', '4242424242424242'],
  ['tok_mastercard', '5555555555554444'],
  ['tok_chargeDeclined', '4000000000000002'],
  ['tok_chargeCustomerFail', '4000000000000341'],
])

const BRANDS: [RegExp, string][] = [
  [/^4/, 'visa'],
  [/^(5[1-5]|2[2-7])/, 'mastercard'],
  [/^3[47]/, 'amex'],
  [/^6(011|5)/, 'discover'],
  [/^3(0[0-5]|[68])/, 'diners'],
  [/^35/, 'jcb'],
]

export function brandOf(number: string): string {
  return BRANDS.find(([pattern]) => pattern.test(number))?.[1] ?? 'unknown'
}

/** The same for the same number, whoever's card it is; the number itself is kept nowhere. */
export function fingerprintOf(number: string): string {
  return digest(`card fingerprint ${number}`).slice(0, 16)
}

export interface CardForm {
  number: string
  month: number
  year: number
  cvc: string
}

export interface CardProblems {
  card?: string
  expiry?: string
  cvc?: string
}

/** What the payment page says beside its fields before anything is tried. */
export function readCardForm(
  typed: { card: string; expiry: string; cvc: string },
  nowMs: number,
): { kind: 'card'; card: CardForm } | { kind: 'problems'; problems: CardProblems } {
  const number = typed.card.replaceAll(/[\s-]/g, '')
  const problems: CardProblems = {}
  if (number === '') problems.card = 'Enter the card number.'
  else if (!isCardNumber(number)) problems.card = 'Your card number is invalid.'
  const expiry = readExpiry(typed.expiry)
  if (expiry === undefined) problems.expiry = 'Enter the expiry date as month and year, for example 12 / 34.'
  else if (isPast(expiry, nowMs)) problems.expiry = "Your card's expiration date is in the past."
  const cvc = typed.cvc.trim()
  if (cvc === '') problems.cvc = 'Enter the security code.'
  else if (!/^\d{3,4}$/.test(cvc)) problems.cvc = "Your card's security code is invalid."
  if (Object.keys(problems).length > 0 || expiry === undefined) return { kind: 'problems', problems }
  return { kind: 'card', card: { number, ...expiry, cvc } }
}

export function isCardNumber(number: string): boolean {
  if (!/^\d{12,19}$/.test(number)) return false
  const sum = [...number].reverse().reduce((total, letter, index) => {
    const digit = Number(letter) * (index % 2 === 1 ? 2 : 1)
    return total + (digit > 9 ? digit - 9 : digit)
  }, 0)
  return sum % 10 === 0
}

function readExpiry(text: string): { month: number; year: number } | undefined {
  const parts = /^(\d{1,2})\s*[/.-]?\s*(\d{2}|\d{4})$/.exec(text.trim())
  const month = Number(parts?.[1])
  const year = Number(parts?.[2])
  if (parts === null || month < 1 || month > 12) return undefined
  return { month, year: year < 100 ? 2000 + year : year }
}

export function isPast(expiry: { month: number; year: number }, nowMs: number): boolean {
  const now = new Date(nowMs)
  return expiry.year * 12 + expiry.month < now.getUTCFullYear() * 12 + now.getUTCMonth() + 1
}
