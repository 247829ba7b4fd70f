import type { Child } from 'hono/jsx'
import type { AssetLinks } from '../../design/frame/page.ts'
import { renderPage } from '../../design/frame/renderPage.ts'
import type { Words } from '../../design/words/words.ts'

export type PreviewDocumentProps = {
  words: Words
  /** Of the site's pages: a preview looks as they do, and has no script of theirs. */
  assets: Pick<AssetLinks, 'url'>
  language: string
  title: string
  mark: string
  body: Child
}

/** The inner document of a page: an article as the site sets it, without frame and scripts. */
export function drawDocument({ words, assets, language, title, mark, body }: PreviewDocumentProps): Promise<string> {
  return renderPage(
    <html lang={language} dir={words.direction} class="look-article">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="stylesheet" href={assets.url('site.css')} />
      </head>
      <body lang={words.locale}>
        <Mark says={mark} />
        <main id="main">{body}</main>
      </body>
    </html>,
  )
}

/** Over what is drawn as a mail, whose document is its own. */
export function markMail(mail: string, mark: string): string {
  const line = (<Mark says={mark} />).toString()
  const noindex = '<meta name="robots" content="noindex">'
  return mail.replace(/<body[^>]*>/, (body) => body + line).replace('</head>', `${noindex}</head>`)
}

/** Its looks travel with it: the style sheets of pages and mails do not know it. */
function Mark({ says }: { says: string }) {
  const style =
    'margin:0;padding:6px 16px;background:#1b1a17;color:#fbfaf6;font:600 13px/1.4 system-ui,sans-serif;text-align:center'
  return (
    <p role="note" style={style}>
      {says}
    </p>
  )
}
