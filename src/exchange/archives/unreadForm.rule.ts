import { dayOfFileName } from './fileName.rule.ts'

/** Forms in which archives keep articles and that no one here reads. */
const FORMS: readonly (readonly [ending: RegExp, form: string])[] = [
  [/\.mdx$/i, 'MDX, which is Markdown with a program in it'],
  [/\.(?:rmd|qmd)$/i, 'R Markdown, which is Markdown with a program in it'],
  [/\.mdoc$/i, 'Markdoc'],
  [/\.rst$/i, 'reStructuredText'],
  [/\.(?:adoc|asciidoc|asc)$/i, 'AsciiDoc'],
  [/\.org$/i, 'Org'],
  [/\.textile$/i, 'Textile'],
  [/\.(?:html?|njk|liquid|haml|pug|slim)$/i, 'HTML'],
]

/** Where programs keep what they make pages with, or pages that they have made. */
const NOT_POSTS =
  /(?:^|\/)(?:_?(?:layouts?|includes?|partials?|components?|templates?|themes?|shortcodes?)|node_modules|public|static|assets|dist|_site|\.[^/]*)\//i

type UnreadForm = {
  reason: string
  /** It is an article only if it has front matter: its ending alone says nothing. */
  ifFrontMatter: boolean
}

/** Why a file that may be an article is not read; undefined for one that is none, or that is read. */
export function unreadForm(path: string): UnreadForm | undefined {
  const form = FORMS.find(([ending]) => ending.test(path))?.[1]
  if (form === undefined || NOT_POSTS.test(path)) return undefined
  const name = path.replace(/^.*\//, '')
  const isPost = form !== 'HTML' || dayOfFileName(name) !== undefined || /(?:^|\/)_(?:posts|drafts)\//.test(path)
  return { reason: `it is ${form}: only Markdown is imported`, ifFrontMatter: !isPost }
}
