import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { contrastOf, inverted, leastContrast } from './contrast.rule.ts'
import { DARK, LIGHT } from './letterStyles.ts'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

export type Inspected = {
  links: string[]
  /** What is read as one: paragraphs and cells. */
  texts: string[]
  problems: { rule: 'contrast' | 'alt' | 'size-of-picture' | 'links'; text: string }[]
}

type Tones = { color: string; background: string }
type Under = { light: Tones; dark: Tones; size: number }

/** Reads a drawn letter as a mail program would: each text with its color on its ground, by day and in the dark. */
export function inspectMarkup(html: string): Inspected {
  const found: Inspected = { links: [], texts: [], problems: [] }
  const seen = new Set<string>()
  const say = (rule: Inspected['problems'][number]['rule'], text: string) => {
    if (seen.has(rule + text)) return
    seen.add(rule + text)
    found.problems.push({ rule, text })
  }

  function walk(node: Node, under: Under) {
    if (!isElement(node)) return
    const style = attribute(node, 'style') ?? ''
    if (/(?:^|;)display:none/.test(style)) return
    const tones = tonesOf(node, style, under)
    const own = node.childNodes.flatMap((child) => ('value' in child ? [child.value] : [])).join('')
    if (own.trim() !== '' && node.tagName !== 'title' && node.tagName !== 'style') judge(own, tones)
    if (node.tagName === 'img') judgePicture(node)
    if (node.tagName === 'a') judgeLink(attribute(node, 'href') ?? '', textOf(node))
    if (['p', 'th', 'td', 'pre'].includes(node.tagName) && !holdsBlocks(node)) found.texts.push(textOf(node))
    for (const child of node.childNodes) walk(child, tones)
  }

  function judge(text: string, { light, dark, size }: Under) {
    const schemes = [
      ['by day', light],
      ['in the dark', dark],
      ['where a program darkens it', { color: inverted(light.color), background: inverted(light.background) }],
    ] as const
    for (const [scheme, { color, background }] of schemes) {
      const ratio = contrastOf(color, background)
      if (ratio >= leastContrast(size)) continue
      say('contrast', `“${text.trim().slice(0, 40)}” has a contrast of ${ratio.toFixed(1)} ${scheme}`)
    }
  }

  function judgePicture(node: Element) {
    const name = attribute(node, 'src') ?? ''
    const isForNobody = attribute(node, 'width') === '1' && attribute(node, 'alt') === ''
    if (!isForNobody && !attribute(node, 'alt')?.trim()) say('alt', `the picture ${name} does not say what it shows`)
    if (!attribute(node, 'width') || !attribute(node, 'height'))
      say('size-of-picture', `the picture ${name} has no size`)
    if (!/^https?:\/\//.test(name)) say('links', `the picture ${name} has no absolute address`)
  }

  function judgeLink(href: string, text: string) {
    found.links.push(href)
    if (!/^(?:https?:\/\/[^/\s]+|mailto:|tel:)/.test(href))
      say('links', `“${text.slice(0, 40)}” leads nowhere: ${href}`)
  }

  const light = { color: LIGHT.ink, background: LIGHT.paper }
  const dark = { color: DARK.ink, background: DARK.paper }
  for (const child of parse(html).childNodes) walk(child, { light, dark, size: 16 })
  return found
}

function tonesOf(node: Element, style: string, under: Under): Under {
  const value = (name: string) => new RegExp(`(?:^|;)${name}:([^;]+)`).exec(style)?.[1]
  const classes = (attribute(node, 'class') ?? '').split(' ')
  const tone = (names: readonly (keyof typeof DARK)[]) => names.find((name) => classes.includes(name))
  const text = tone(['ink', 'grey', 'accent', 'onButton'])
  const ground = tone(['paper', 'tint', 'button'])
  return {
    light: {
      color: value('color') ?? under.light.color,
      background: value('background-color') ?? under.light.background,
    },
    dark: {
      color: text ? DARK[text] : (value('color') ?? under.dark.color),
      background: ground ? DARK[ground] : (value('background-color') ?? under.dark.background),
    },
    size: Number.parseFloat(value('font-size') ?? '') || under.size,
  }
}

const isElement = (node: Node): node is Element => 'tagName' in node

const holdsBlocks = (node: Element): boolean =>
  node.childNodes.some(
    (child) => isElement(child) && (['p', 'table', 'div', 'pre'].includes(child.tagName) || holdsBlocks(child)),
  )

function attribute(node: Element, name: string): string | undefined {
  return node.attrs.find((one) => one.name === name)?.value
}

function textOf(node: Node): string {
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}
