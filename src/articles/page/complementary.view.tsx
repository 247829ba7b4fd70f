import type { PropsWithChildren } from 'hono/jsx'

export type ComplementaryProps = {
  class: string
  'aria-labelledby'?: string
  'aria-label'?: string
  lang?: string | undefined
  dir?: string | undefined
}

/**
 * What stands on an article's page and is not the article. The role is written out although the element has it: reader
 * views (Readability, which Firefox has) look for the words, and would take a mere `aside` between texts into the text.
 */
export function Complementary({ children, ...attributes }: PropsWithChildren<ComplementaryProps>) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see above
    <aside role="complementary" {...attributes}>
      {children}
    </aside>
  )
}
