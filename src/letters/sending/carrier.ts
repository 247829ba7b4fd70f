import type { Failure } from './judgeReply.rule.ts'

/** One mail as it goes over the wire: lines of ASCII that end in CRLF, the last one too; none begins with a dot. */
export type Parcel = { raw: Buffer; from: string; to: string; token: string; dated: Temporal.Instant }

export type Carried = { kind: 'taken'; reply: string } | ({ kind: 'failed' } & Failure)

/** Hands mails over: to a server, or into files. It never throws, and what was begun it never tries twice. */
export type Carrier = {
  carry(parcel: Parcel): Promise<Carried>
  /** How many it takes at once. */
  atOnce: number
  close(): void
}
