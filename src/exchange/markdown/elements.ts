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

/** Without their end they would take the words behind them along. */
export const ENDED_ELEMENTS = new Set('applet canvas map object svg template'.split(' '))

/** Others of the kind, which show something by themselves. */
export const PLAYED_ELEMENTS = new Set('audio video'.split(' '))

/** All of HTML, with what it had once. */
export const HTML_ELEMENTS = new Set(
  (
    'a abbr acronym address area article aside audio b base basefont bdi bdo bgsound big blink blockquote ' +
    'body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog ' +
    'dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 ' +
    'head header hgroup hr html i iframe image img input ins kbd keygen label legend li link main map ' +
    'mark marquee math menu menuitem meta meter nav nobr noembed noframes noscript object ol optgroup ' +
    'option output p param picture plaintext pre progress q rb rp rt rtc ruby s samp script search ' +
    'section select slot small source span strike strong style sub summary sup svg table tbody td ' +
    'template textarea tfoot th thead time title tr track tt u ul var video wbr xmp'
  ).split(' '),
)
