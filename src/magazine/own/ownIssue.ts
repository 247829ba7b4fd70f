/** In which form a reader takes their issue along. */
export const OWN_KINDS = ['epub', 'pdf-a4', 'pdf-letter'] as const
export type OwnKind = (typeof OWN_KINDS)[number]

export type OwnIssue = {
  ticket: string
  kind: OwnKind
  state: 'making' | 'made' | 'failed'
  askedAt: Temporal.Instant
  /** From then on it is gone. */
  forgetAt: Temporal.Instant
  /** What is in it. */
  slugs: string[]
}
