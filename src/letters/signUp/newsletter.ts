/** The recurring mail that readers sign up for; one dated instalment of it is a letter. */
export type Newsletter = {
  slug: string
  name: string
  /** One sentence: what it brings. In the newsletter's own language, like `cadence`. */
  promise: string
  every: 'daily' | 'weekly'
  /** When it comes, in words. */
  cadence: string
  language: string
  /** `subscribers`: it is signed up for, and sent, while a subscription runs. */
  audience: 'everyone' | 'subscribers'
}
