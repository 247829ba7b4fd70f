import type { LookedState } from './links.sql.ts'
import type { Reached } from './ports.ts'

/** Of a program these sites want nothing, or they are tired of it: it says nothing about what a reader finds. */
const NOT_SAID = new Set([401, 402, 403, 405, 406, 407, 408, 409, 418, 421, 423, 425, 429, 451, 499, 999])

/** What an answer says of a link: whether it is there, or that it could not be checked. */
export function judgeAnswer(reached: Reached): { state: LookedState; detail: string } {
  switch (reached.kind) {
    case 'private':
      return { state: 'private', detail: 'private' }
    case 'nowhere':
      return { state: 'gone', detail: 'nowhere' }
    case 'silent':
      return { state: 'unknown', detail: reached.why }
    case 'answered': {
      const { status } = reached
      const detail = String(status)
      if (status >= 200 && status < 400) return { state: 'there', detail }
      return { state: status >= 500 || NOT_SAID.has(status) ? 'unknown' : 'gone', detail }
    }
  }
}
