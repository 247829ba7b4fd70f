import { raw } from 'hono/html'

export type JsonLdProps = { data: object }

const escapes: Record<string, string> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}

/**
 * The one place that writes unescaped markup: a script element is not decoded like text, so entities would break the
 * JSON. Instead no character that could end the element or start a comment survives, whatever the data holds.
 */
export function JsonLd({ data }: JsonLdProps) {
  const json = JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (character) => escapes[character] ?? '')
  return <script type="application/ld+json">{raw(json)}</script>
}
