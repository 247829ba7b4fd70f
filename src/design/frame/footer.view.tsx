import { Published } from '../parts/published.view.tsx'
import type { Link } from '../parts/teaser.view.tsx'
import type { Words } from '../words/words.ts'
import { LanguageChoice } from './languageChoice.view.tsx'
import type { FrameFacts } from './page.ts'

type FooterProps = { words: Words; languages: readonly Words[]; facts: FrameFacts; quiet: boolean }

export function Footer({ words, languages, facts, quiet }: FooterProps) {
  return (
    <footer class="footer">
      <div class="footer-inner">
        <div class="footer-name">
          <p class="footer-title">{facts.name}</p>
          <p class="footer-promise">
            <Published words={words} text={facts.promise} />
          </p>
        </div>
        {!quiet && (
          <nav class="footer-lists" aria-label={words.t('footer.navigation', { publication: facts.name })}>
            <FooterList
              words={words}
              heading={words.t('footer.read')}
              links={facts.sections}
              last={[
                { name: words.t('footer.latest'), url: '/latest' },
                ...(facts.almanac ? [{ name: words.t('almanac.name'), url: facts.almanac }] : []),
                ...(facts.magazine ? [{ name: words.t('shelf.name'), url: facts.magazine }] : []),
                { name: words.t('archive.name'), url: '/archive' },
              ]}
            />
            <FooterList
              words={words}
              heading={words.t('footer.letters')}
              links={facts.newsletters.slice(0, 6)}
              last={[{ name: words.t('footer.allLetters'), url: '/newsletters' }]}
            />
            <FooterList
              words={words}
              heading={words.t('footer.about')}
              links={facts.aboutPages}
              last={[{ name: words.t('article.corrections'), url: '/corrections' }]}
            />
          </nav>
        )}
        {languages.length > 1 && <LanguageChoice words={words} languages={languages} />}
        {(facts.legalName || facts.address) && (
          <p class="footer-legal">{[facts.legalName, facts.address].filter(Boolean).join(' · ')}</p>
        )}
      </div>
    </footer>
  )
}

type FooterListProps = { words: Words; heading: string; links: readonly Link[]; last?: readonly Link[] }

/** Those in `last` are named by us, the others by the publication. */
function FooterList({ words, heading, links, last = [] }: FooterListProps) {
  return (
    <section>
      <h2>{heading}</h2>
      <ul>
        {links.map((link) => (
          <li>
            <a href={link.url}>
              <Published words={words} text={link.name} />
            </a>
          </li>
        ))}
        {last.map(({ url, name }) => (
          <li>
            <a href={url}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
