import { inOwnTurn } from '../parts/inOwnTurn.ts'
import { Footer } from './footer.view.tsx'
import { Masthead } from './masthead.view.tsx'
import type { PageProps } from './page.ts'
import { PageHead } from './pageHead.view.tsx'
import { PromiseStrip } from './promiseStrip.view.tsx'

/** The document. */
export function Page(props: PageProps) {
  const { words, facts, languages, look = 'plain' } = props
  return (
    // The document speaks the article's language, its frame the interface's.
    <html lang={props.language ?? words.locale} dir={words.direction} class={`look-${look}`}>
      {inOwnTurn(<PageHead {...props} />)}
      <body lang={words.locale} data-signed-in={props.viewer === 'visitor' ? undefined : ''}>
        <a class="skip-link" href="#main">
          {words.t(look === 'article' ? 'page.skip' : 'page.skipToMain')}
        </a>
        {look !== 'quiet' && <PromiseStrip words={words} facts={facts} />}
        {inOwnTurn(<Masthead {...props} />)}
        <main id="main" tabindex={-1}>
          {props.children}
        </main>
        {inOwnTurn(<Footer words={words} languages={languages} facts={facts} quiet={look === 'quiet'} />)}
        {props.scriptFontStylesheet && <link rel="stylesheet" href={props.scriptFontStylesheet} />}
      </body>
    </html>
  )
}
