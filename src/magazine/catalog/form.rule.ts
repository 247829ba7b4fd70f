/** The two forms of a catalog: OPDS 1.2 is Atom, 2.0 is JSON. */
export type CatalogForm = 'atom' | 'json'

/** How exactly a client named a form: by itself, as one of a kind, or as anything at all. */
type Named = { q: number; exact: boolean; at: number }

const NAMES: Record<CatalogForm, readonly string[]> = {
  atom: ['application/atom+xml', 'application/xml', 'text/xml'],
  json: ['application/opds+json', 'application/json'],
}
const WIDER = ['application/*', '*/*']
/** What cannot be read weighs nothing. */
const QUALITY = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/

/**
 * Which form a client takes better, by its `Accept`. Whoever names one of the two gets it; of two named alike the first;
 * whoever takes anything, or nothing that there is, gets 1.2, which every e-reader reads. There is always one: a catalog
 * that answers 406 is a catalog that is broken to whoever stands before it.
 */
export function chooseForm(accept: string | undefined): CatalogForm {
  const ranges = (accept ?? '').toLowerCase().split(',').map(readMediaRange)
  const atom = weigh(ranges, 'atom')
  const json = weigh(ranges, 'json')
  if (!json) return 'atom'
  if (!atom) return 'json'
  if (json.q !== atom.q) return json.q > atom.q ? 'json' : 'atom'
  if (json.exact !== atom.exact) return json.exact ? 'json' : 'atom'
  return json.exact && json.at < atom.at ? 'json' : 'atom'
}

type MediaRange = { name: string; q: number }

function readMediaRange(text: string): MediaRange {
  const [name = '', ...parameters] = text.split(';').map((part) => part.trim())
  const given = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
  return { name, q: given === undefined ? 1 : QUALITY.test(given) ? Number(given) : 0 }
}

/** By the most exact name for it, as RFC 9110, 12.5.1 has it; undefined: it is not wanted. */
function weigh(ranges: readonly MediaRange[], form: CatalogForm): Named | undefined {
  const find = (names: readonly string[]) =>
    ranges
      .map(({ name, q }, at) => ({ name, q, at }))
      .filter(({ name }) => names.includes(name))
      .toSorted((a, b) => names.indexOf(a.name) - names.indexOf(b.name))[0]
  const exact = find(NAMES[form])
  const named = exact ?? find(WIDER)
  return named && named.q > 0 ? { q: named.q, exact: exact !== undefined, at: named.at } : undefined
}
