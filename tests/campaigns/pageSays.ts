/** How a subscription stands at its provider, in as many words as a page about it may contradict. */
export type Standing = {
  status: 'trialing' | 'active' | 'past_due' | 'canceled'
  trialEnd: Temporal.Instant | undefined
  periodEnd: Temporal.Instant
  cancelAt: Temporal.Instant | undefined
  paused: boolean
  /** Money for the running period has been received, and not been given back. */
  paidFor: boolean
}

const DATE = String.raw`(?<date>[A-Z][a-z]+ \d{1,2}, \d{4})`
/** The sentences of which one stands on every page about a subscription, in English. */
const SENTENCES = {
  trial: new RegExp(`Your free trial runs until ${DATE}`),
  renews: new RegExp(`Your subscription is paid until ${DATE}, and then renews`),
  collecting: /is being collected\. You can read on meanwhile/,
  canceled: new RegExp(`You have canceled\\. (?:You can read until ${DATE}|Your subscription was paused)`),
  owed: new RegExp(`did not succeed[.;] [Yy]ou can read until ${DATE}`),
  paused: /is paused(?: and|:) nothing is charged/,
  givenUp: new RegExp(`We could not collect your payment of [^.]+\\.\\d+\\. You can read until ${DATE}; to read on`),
  ended: /(?:Your|your) subscription (?:has ended|ended on)/,
  none: /You have no subscription/,
}
export type Said = {
  kind: keyof typeof SENTENCES
  date: string | undefined
  nextPayment: string | undefined
  buttons: string[]
}

/** What the page about a reader's subscription says. Throws where that is not one thing. */
export function readPage(html: string): Said {
  const said = Object.entries(SENTENCES).flatMap(([kind, pattern]) => {
    const match = pattern.exec(html)
    return match ? [{ kind: kind as Said['kind'], date: match.groups?.date }] : []
  })
  const [only, ...others] = said
  if (!only || others.length > 0)
    throw new Error(`the page says ${said.map(({ kind }) => kind).join(' and ') || 'nothing'}`)
  const nextPayment = new RegExp(`Next payment</dt><dd>${DATE}`).exec(html)?.groups?.date
  const buttons = ['/account/subscription/resume', '/account/subscription/cancel', '/subscribe'].filter((address) =>
    html.includes(`"${address}"`),
  )
  return { ...only, nextPayment, buttons }
}

/** What of it is not so at the provider; `now` is when it is read. */
export function contradictionOf(
  said: Said,
  there: Standing | undefined,
  zone: string,
  now: Temporal.Instant,
): string | undefined {
  const day = (instant: Temporal.Instant | undefined) =>
    instant && new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: zone }).format(instant.epochMilliseconds)
  const isThere = there !== undefined && there.status !== 'canceled'
  const wanted = isThere ? sentenceOf(there) : undefined
  if (!wanted)
    return said.kind === 'ended' || said.kind === 'none' || said.kind === 'givenUp'
      ? undefined
      : `${said.kind}, and nothing runs there`
  if (said.kind !== wanted) return `${said.kind} instead of ${wanted}`
  // Of one that is paused the page says until when it was paid for.
  const canceled = there?.paused ? undefined : there?.cancelAt
  const date = { trial: there?.trialEnd, renews: there?.periodEnd, canceled }[said.kind as 'trial']
  if (date && said.date !== day(date)) return `${said.kind} until ${said.date} instead of ${day(date)}`
  const charges = said.kind === 'trial' || said.kind === 'renews'
  if (charges && said.nextPayment !== day(date)) return `next payment on ${said.nextPayment} instead of ${day(date)}`
  if (said.date && Date.parse(said.date) + 2 * 86_400_000 < now.epochMilliseconds)
    return `promises ${said.date}, which has passed`
  return undefined
}

function sentenceOf({ status, cancelAt, paused, paidFor }: Standing): Said['kind'] | undefined {
  if (status === 'past_due') return 'owed'
  if (status === 'canceled') return undefined
  if (cancelAt) return 'canceled'
  if (paused) return 'paused'
  if (status === 'trialing') return 'trial'
  return paidFor ? 'renews' : 'collecting'
}
