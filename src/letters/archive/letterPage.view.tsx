import type { Child } from 'hono/jsx'
import { foreignLanguage } from '../../design/words/foreignLanguage.ts'
import type { Words } from '../../design/words/words.ts'

export type LetterPageProps = {
  words: Words
  newsletter: { slug: string; name: string; language: string; audience: string }
  /** An automatic letter has none of its own on the web: what it is called by mail is its first headline. */
  subject: string | undefined
  date: Temporal.PlainDate
  corrected: Temporal.PlainDate | undefined
  blocks: Child
  /** Why it is not whole, where it is not. */
  isPart: boolean
  /** It is shown to whom it was sent, as it was sent. */
  isHeld: boolean
  previous: string | undefined
  next: string | undefined
}

/** One letter on the web, with the way to those around it and to having it by mail. */
export function LetterPage(props: LetterPageProps) {
  const { words, newsletter, subject, date, corrected, blocks, isPart, isHeld, previous, next } = props
  const home = `/newsletters/${newsletter.slug}`
  const foreign = foreignLanguage(newsletter.language, words)
  return (
    <div class="letter">
      <header class="letter-head">
        <p class="label">
          <a href={home} {...foreign}>
            {newsletter.name}
          </a>
        </p>
        {subject ? <h1 {...foreign}>{subject}</h1> : <h1>{words.day(date, 'long')}</h1>}
        <p class="letter-facts">
          {subject && <time datetime={date.toString()}>{words.day(date, 'weekday')}</time>}
          {corrected && <span>{words.t('letter.corrected', { date: words.day(corrected) })}</span>}
        </p>
      </header>
      <div class="letter-matter letter-text" {...foreign}>
        {blocks}
        {isHeld && (
          <p class="form-note" lang={words.locale} dir={words.direction}>
            {words.t('letter.asSent')}
          </p>
        )}
        {isPart && <p class="form-note">{words.t('letter.part', { letter: newsletter.name })}</p>}
        <p class="form-action" lang={words.locale} dir={words.direction}>
          <a class="button" href={home}>
            {words.t('letter.getIt', { letter: newsletter.name })}
          </a>
        </p>
        {(previous || next) && (
          <nav class="letter-around" lang={words.locale} dir={words.direction} aria-label={words.t('letter.earlier')}>
            {previous && <a href={`${home}/${previous}`}>{words.t('letter.previous')}</a>}
            {next && <a href={`${home}/${next}`}>{words.t('letter.next')}</a>}
          </nav>
        )}
      </div>
    </div>
  )
}

/** For feed readers; there is RSS only. */
export function LetterFeedLink({ newsletter, origin }: { newsletter: { slug: string; name: string }; origin: string }) {
  const url = `${origin}/newsletters/${newsletter.slug}/rss.xml`
  return <link rel="alternate" type="application/rss+xml" title={newsletter.name} href={url} />
}

export type LetterArchiveProps = {
  words: Words
  newsletter: { slug: string; name: string; language: string }
  letters: readonly { date: string; subject: string }[]
  /** Where the ones before these stand. */
  older: string | undefined
}

/** What a newsletter has sent so far, on its own page. */
export function LetterArchive({ words, newsletter, letters, older }: LetterArchiveProps) {
  const home = `/newsletters/${newsletter.slug}`
  return (
    <section class="letter-archive" aria-labelledby="letter-archive">
      <h2 id="letter-archive" class="label">
        {words.t('letter.earlier')}
      </h2>
      <ul>
        {letters.map(({ date, subject }) => (
          <li>
            <time datetime={date}>{words.day(Temporal.PlainDate.from(date), 'long')}</time>
            <a href={`${home}/${date}`} {...foreignLanguage(newsletter.language, words)}>
              {subject}
            </a>
          </li>
        ))}
      </ul>
      <p class="letter-around">
        {older && <a href={older}>{words.t('letter.older')}</a>}
        <a href={`${home}/rss.xml`}>RSS</a>
      </p>
    </section>
  )
}
