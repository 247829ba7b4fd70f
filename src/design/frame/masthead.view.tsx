import { Published } from '../parts/published.view.tsx'
import { LocalTimes } from './localTimes.view.tsx'
import type { PageProps } from './page.ts'

export function Masthead({ words, facts, viewer, section, returnTo, today, look = 'plain' }: PageProps) {
  const said = words.published(facts.name)
  const name = (
    <a class="masthead-name" href="/" aria-label={words.t('masthead.home', { publication: facts.name })}>
      <span lang={said.lang} dir={said.dir}>
        {said.text}
      </span>
    </a>
  )
  return (
    <header class="masthead">
      <div class="masthead-head">
        {look === 'front' ? <h1 class="masthead-title">{name}</h1> : <p class="masthead-title">{name}</p>}
        <nav class="masthead-account" aria-label={words.t('masthead.account')}>
          {viewer === 'visitor' ? (
            <a href={`/sign-in${queryOf(returnTo)}`}>{words.t('masthead.signIn')}</a>
          ) : (
            <a href="/account">{words.t('masthead.accountLink')}</a>
          )}
          {viewer !== 'subscriber' && (
            <a class="masthead-subscribe" href={`/subscribe${queryOf(returnTo)}`}>
              {words.t('masthead.subscribe')}
            </a>
          )}
        </nav>
      </div>
      {look !== 'quiet' && (
        <>
          <nav class="masthead-sections" aria-label={words.t('masthead.sections')}>
            <ul>
              {facts.sections.map((item) => (
                <li>
                  <a href={item.url} aria-current={item.slug === section ? 'page' : undefined}>
                    <Published words={words} text={item.name} />
                  </a>
                </li>
              ))}
              <li>
                <a href="/latest" aria-current={section === 'latest' ? 'page' : undefined}>
                  {words.t('masthead.latest')}
                </a>
              </li>
              {facts.almanac && (
                <li>
                  <a href={facts.almanac} aria-current={section === 'this-happened' ? 'page' : undefined}>
                    {words.t('almanac.name')}
                  </a>
                </li>
              )}
              {facts.magazine && (
                <li>
                  <a href={facts.magazine} aria-current={section === 'magazine' ? 'page' : undefined}>
                    {words.t('shelf.link')}
                  </a>
                </li>
              )}
              <li>
                <a href="/archive" aria-current={section === 'archive' ? 'page' : undefined}>
                  {words.t('archive.link')}
                </a>
              </li>
            </ul>
          </nav>
          {(today || facts.clocks.length > 0) && <LocalTimes words={words} today={today} clocks={facts.clocks} />}
        </>
      )}
    </header>
  )
}

function queryOf(returnTo: string | undefined): string {
  return returnTo ? `?return=${encodeURIComponent(returnTo)}` : ''
}
