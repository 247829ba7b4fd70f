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

/** What marks up the words of a title or a standfirst; anything else in angle brackets is words itself. */
export const TAGS_IN_LINES = new Set(
  (
    'a abbr acronym b bdi bdo big br center cite code del dfn div em font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ' +
    'nobr ol p q rp rt ruby s samp script small span strike strong style sub sup time tt u ul var wbr blockquote'
  ).split(' '),
)

/** Where a paragraph ends before and after. */
export const BLOCK_ELEMENTS = new Set(
  (
    'p div section article main header footer nav aside center address fieldset form details summary hgroup ' +
    'html body dl dd figcaption caption thead tbody tfoot tr td th li legend select optgroup option noscript'
  ).split(' '),
)
