export type DomainCounts = { domain: string; sent: number; hard: number; soft: number; complaints: number }

export type DomainHealth = DomainCounts & {
  state: 'good' | 'watch' | 'danger'
  /** Shares of what was sent, 0.001 being one in a thousand. */
  complaintShare: number
  hardShare: number
  /** In a sentence, where somebody should look. */
  why: string
}

/** Over so many days the big receivers look back; so do we. */
export const HEALTH_DAYS = 30

/**
 * The receivers' own lines are 0.1 % (stay below it) and 0.3 % (never reach it) of complaints, in the sender guidelines of
 * Google and Yahoo since February 2024, and Microsoft's since May 2025: a warning comes before each of them.
 */
const COMPLAINTS = { watch: 0.0008, danger: 0.0024 }
/** Lists that nobody tends show by their dead addresses: 2 % draws attention, 5 % blocks. */
const HARD = { watch: 0.02, danger: 0.05 }
/** Of fewer mails a share says nothing; and one angry reader is one. */
const ENOUGH_SENT = 500
const ENOUGH_RETURNS = 2

/** How a receiving domain takes what it gets. */
export function judgeHealth(counts: DomainCounts): DomainHealth {
  const share = (number: number) => (counts.sent === 0 ? 0 : number / counts.sent)
  const [complaintShare, hardShare] = [share(counts.complaints), share(counts.hard)]
  const over = (number: number, part: number, line: number) =>
    counts.sent >= ENOUGH_SENT && number >= ENOUGH_RETURNS && part >= line
  const complained = (line: number) => over(counts.complaints, complaintShare, line)
  const bounced = (line: number) => over(counts.hard, hardShare, line)
  const judged = { ...counts, complaintShare, hardShare }
  const said = (what: string) => `${what} of ${counts.sent} mails to ${counts.domain} in ${HEALTH_DAYS} days`
  if (complained(COMPLAINTS.danger)) {
    const why = `${said(`${inPercent(complaintShare)} complaints`)}: at 0.3 % the domain takes no more mail from here`
    return { ...judged, state: 'danger', why }
  }
  if (bounced(HARD.danger)) {
    return {
      ...judged,
      state: 'danger',
      why: `${said(`${inPercent(hardShare)} dead addresses`)}: whoever has 5 % is blocked`,
    }
  }
  if (complained(COMPLAINTS.watch)) {
    return { ...judged, state: 'watch', why: `${said(`${inPercent(complaintShare)} complaints`)}: the line is 0.1 %` }
  }
  if (bounced(HARD.watch)) {
    return { ...judged, state: 'watch', why: `${said(`${inPercent(hardShare)} dead addresses`)}: 2 % is noticed` }
  }
  return { ...judged, state: 'good', why: '' }
}

const inPercent = (share: number) => `${(share * 100).toFixed(2)} %`
