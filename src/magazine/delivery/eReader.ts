/** Where a reader has each issue sent. */
export type EReader = {
  readerId: number
  email: string
  emailKey: string
  chosenAt: Temporal.Instant
  confirmedAt: Temporal.Instant | null
  expiresAt: Temporal.Instant | null
  refusedAt: Temporal.Instant | null
}

export type DeliveryState = 'pending' | 'sent' | 'linked' | 'refused' | 'ended'

export type Delivery = {
  date: string
  revision: number
  state: DeliveryState
  mailId: string
  at: Temporal.Instant
}
