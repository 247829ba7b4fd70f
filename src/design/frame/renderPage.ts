import { html } from 'hono/html'
import type { Child } from 'hono/jsx'

/** A page with its doctype, ready to be sent. */
export async function renderPage(page: Child): Promise<string> {
  return (await html`<!doctype html>${page}`).toString()
}
