import type { Child } from 'hono/jsx'

export type PanelProps = { id: string; heading: string; children?: Child }

/** One matter on the account page: its name left of the axis, the matter right of it. `id`: what leads to it (`#e-reader`). */
export function Panel({ id, heading, children }: PanelProps) {
  return (
    <section class="panel" id={id} aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{heading}</h2>
      <div class="panel-matter">{children}</div>
    </section>
  )
}

export type SheetProps = {
  heading: string
  /** One sentence under the heading. */
  lead?: Child
  children?: Child
  /** What has just happened, said once at the top. */
  notice?: string | undefined
}

/** A page with one thing to do. */
export function Sheet({ heading, lead, notice, children }: SheetProps) {
  return (
    <div class="sheet">
      {notice && (
        <p class="notice" role="status">
          {notice}
        </p>
      )}
      <h1 class="sheet-heading">{heading}</h1>
      {lead && <p class="sheet-lead">{lead}</p>}
      <div class="sheet-matter">{children}</div>
    </div>
  )
}
