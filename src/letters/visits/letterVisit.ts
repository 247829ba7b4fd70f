export type LetterVisit = {
  /** Of the ledger: who and which letter. */
  token: string
  /**
   * `open`: the mail's picture was fetched. `scan`: a machine that looks at mails was there, and no person; whoever calls
   * has decided it. `stop`: the reader unsubscribed by this letter.
   */
  kind: 'open' | 'click' | 'scan' | 'stop'
  /** The article that the link leads to. */
  groupId?: number | undefined
  at: Temporal.Instant
}
