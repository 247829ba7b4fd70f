import type { Mark } from '../../articles/store/store.module.ts'

/** Elements that are marks of the document; other elements within a line only hold words. */
export const ELEMENT_MARKS: Record<string, Exclude<Mark['type'], 'link'>> = {
  ...{ b: 'bold', strong: 'bold', i: 'italic', em: 'italic', cite: 'italic', dfn: 'italic', var: 'italic' },
  ...{ del: 'strike', s: 'strike', strike: 'strike', sup: 'superscript', sub: 'subscript' },
  ...{ code: 'code', kbd: 'code', samp: 'code', tt: 'code' },
}

/** Left out with what they hold: it is not words. */
export const DROPPED_ELEMENTS = new Set(
  'script style template head link meta base object embed applet svg canvas map audio video'.split(' '),
)

/** Where a paragraph ends before and after. */
export const BLOCK_ELEMENTS = new Set(
  (
    'p div section article main header footer nav aside center address fieldset form details summary hgroup ' +
    'html body dl dd figcaption caption thead tbody tfoot tr td th li legend select optgroup option noscript'
  ).split(' '),
)
