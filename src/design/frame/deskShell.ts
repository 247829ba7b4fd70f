import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { Words } from '../words/words.ts'

/** A screen of the desk: where one is, and what stands there. */
export type DeskAnswer = {
  status?: 200 | 403 | 404 | 405 | 409 | 422 | 429 | 500 | 503
  title: string
  body: Child
  /** What is wrong, in words: machines that ask for JSON get this alone. */
  problem?: string | undefined
  /** Scripts that add comfort to it, by the names of their files. */
  islands?: readonly string[]
  /** It has the field for the search of articles itself: none stands on top. */
  hasOwnSearch?: boolean
  headers?: Record<string, string>
}

/** What a screen is made with. The desk speaks the publication's language, which may change while it runs. */
export type DeskShell = {
  words(): Words
  /** The address of a style sheet, a script or a drawing, by its name. */
  asset(name: string): string
  page(c: Context, answer: DeskAnswer): Promise<Response>
}

/** A word of the rail, or a key of the same place. */
export type DeskPlace = { path: string; word: string; key: string }

/** Who is here, as far as the frame cares. */
export type DeskPerson = { id: number; name: string; role: string; singleKeys: boolean }
