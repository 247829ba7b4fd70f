import { type MarkupElement, styleOf } from './markup.rule.ts'

/** In the order in which they stand around each other. */
export const MARK_TAGS = ['strong', 'em', 's', 'sup', 'sub', 'code'] as const
export type MarkTag = (typeof MARK_TAGS)[number]

const MARKED: Readonly<Record<string, MarkTag>> = {
  ...{ b: 'strong', strong: 'strong', i: 'em', em: 'em', cite: 'em', dfn: 'em', var: 'em' },
  ...{ s: 's', strike: 's', del: 's', sup: 'sup', sub: 'sub' },
  ...{ code: 'code', kbd: 'code', samp: 'code', tt: 'code' },
}

/** The marks of the words in an element: by its name, and by its style, which has the last word. */
export function marksAfter(
  node: MarkupElement,
  before: ReadonlySet<MarkTag>,
  isHeading: boolean,
): ReadonlySet<MarkTag> {
  const added: MarkTag[] = []
  const taken: MarkTag[] = []
  const named = MARKED[node.tag]
  if (named) added.push(named)
  if (node.attrs.style !== undefined) {
    const style = styleOf(node)
    const say = (mark: MarkTag, is: boolean | undefined) => is !== undefined && (is ? added : taken).push(mark)
    say('strong', isBold(style.get('font-weight')))
    say('em', isItalic(style.get('font-style')))
    say('s', isStruck(style))
    const raised = style.get('vertical-align')
    if (raised !== undefined) {
      say('sup', raised === 'super')
      say('sub', raised === 'sub')
    }
  }
  // A heading is bold as it is.
  const gone = isHeading ? [...taken, 'strong' as const] : taken
  if (!added.some((mark) => !before.has(mark)) && !gone.some((mark) => before.has(mark) || added.includes(mark))) {
    return before
  }
  const after = new Set([...before, ...added])
  for (const mark of gone) after.delete(mark)
  return after
}

function isBold(weight: string | undefined): boolean | undefined {
  if (weight === undefined || /^(?:inherit|initial|unset)/.test(weight)) return undefined
  return /^bold/.test(weight) || Number.parseInt(weight, 10) >= 600
}

function isItalic(style: string | undefined): boolean | undefined {
  if (style === undefined || /^(?:inherit|initial|unset)/.test(style)) return undefined
  return /^(?:italic|oblique)/.test(style)
}

/** Nothing is said where only something else is underlined. */
function isStruck(style: ReadonlyMap<string, string>): boolean | undefined {
  const said = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`
  if (/line-through/.test(said)) return true
  return /(?:^|\s)none(?:\s|$)/.test(said) ? false : undefined
}
