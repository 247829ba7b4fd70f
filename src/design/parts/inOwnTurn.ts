import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import { ownTurn } from '../../platform/turns.ts'

/** A piece of a long page, drawn when its turn has come: nobody waits for a whole page to be drawn in one go. */
export async function inOwnTurn(piece: Child) {
  await ownTurn()
  return html`${piece}`
}
