import type { Languages } from '../../design/words/languages.ts'
import type { Platform } from '../../platform/platform.ts'

/** By whose letter somebody unsubscribes; `slug`: the newsletter's. */
export type StoppingReader = { slug: string; email: string; emailKey: string; token: string }

/** What the use cases about returned mail work with. */
export type ReturnsDeps = Platform & {
  languages: Languages
  /** Whom warnings go to. */
  publication: () => { name: string; email: string }
}

export type MailboxDeps = ReturnsDeps & {
  /** A reader unsubscribed from a newsletter by writing to where one of its letters said. Again is once. */
  stop(reader: StoppingReader): Promise<unknown>
}
