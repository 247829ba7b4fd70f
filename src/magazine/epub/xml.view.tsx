import { directionOf } from '../../design/words/words.ts'

/** Markup that has been escaped; a plain string beside it has not. */
export type Xml = { markup: string }

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ESCAPED[sign] ?? sign)

export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  content: readonly (Xml | string)[] = [],
): Xml {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(value)}"`],
  )
  const inside = content.map((part) => (typeof part === 'string' ? escaped(part) : `\n${part.markup}`)).join('')
  const last = content.at(-1)
  const end = last !== undefined && typeof last !== 'string' ? '\n' : ''
  return { markup: `<${name}${written.join('')}${content.length > 0 ? `>${inside}${end}</${name}>` : '/>'}` }
}

export const xmlDocument = ({ markup }: Xml) => `<?xml version="1.0" encoding="UTF-8"?>\n${markup}\n`

type Head = { language: string; title: string; style: string }

/** A document of the file around its body. */
export function html({ language, title, style }: Head, body: Xml): string {
  const markup = element(
    'html',
    {
      xmlns: 'http://www.w3.org/1999/xhtml',
      'xmlns:epub': 'http://www.idpf.org/2007/ops',
      lang: language,
      'xml:lang': language,
      dir: directionOf(language),
    },
    [
      element('head', {}, [
        element('title', {}, [title]),
        element('link', { rel: 'stylesheet', type: 'text/css', href: style }),
      ]),
      body,
    ],
  )
  return xmlDocument({ markup: `<!DOCTYPE html>\n${markup.markup}` })
}
