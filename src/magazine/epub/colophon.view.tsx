import type { Child } from 'hono/jsx'
import type { ColophonPart } from '../book/book.module.ts'
import { dayOf } from './piece.view.tsx'
import { around, tongue } from './said.view.tsx'
import type { Setting } from './setting.ts'

/** The faces of a file by name, each with its line of copyright, and the license they all stand under. */
export type FacesUsed = { names: readonly string[]; copyrights: readonly string[]; license: string }

/** Who made it, from what, and under which terms. The faces' license has to travel with them. */
export function drawColophon(part: ColophonPart, faces: FacesUsed, setting: Setting): Child {
  const { words, book } = setting
  const { publication, issue, cover } = book
  // The cover's has no headline, and is said in words of its own.
  const credits = part.credits.filter(({ headline }) => headline !== '')
  return (
    <section class="colophon" epub:type="colophon" role="doc-colophon" aria-labelledby="headline">
      <h1 id="headline">{part.title}</h1>
      {part.masthead.length > 0 && (
        <dl>
          {part.masthead.map(({ role, names }) => (
            <>
              <dt>{role}</dt>
              <dd>{words.list(names)}</dd>
            </>
          ))}
        </dl>
      )}
      {issue.notes.length > 0 && (
        <>
          <h2>{words.t('epub.changes')}</h2>
          {issue.notes.map(({ at, text }) => (
            <p class="first">
              {around((mark) => words.t('epub.changed', { day: dayOf(setting, at), text: mark }), <bdi>{text}</bdi>)}
            </p>
          ))}
        </>
      )}
      {(credits.length > 0 || cover.credit) && (
        <>
          <h2>{words.t('epub.pictures')}</h2>
          {cover.credit && <p class="first">{words.t('epub.coverPicture', { credit: cover.credit })}</p>}
          {credits.map(({ headline, credit }) => (
            <p class="first">
              {around((mark) => words.t('epub.credit', { headline: mark, credit }), <bdi>{headline}</bdi>)}
            </p>
          ))}
        </>
      )}
      {part.sources.length > 0 && (
        <>
          <h2>{words.t('epub.sources')}</h2>
          {part.sources.map(({ name, country }) => (
            <p class="first">{country ? words.t('epub.sourceIn', { name, country }) : name}</p>
          ))}
        </>
      )}
      <h2>{words.t('epub.imprint')}</h2>
      <p class="first">
        {[publication.legalName, ...publication.address.split('\n'), publication.email]
          .filter(Boolean)
          .map((line, at) => (
            <>
              {at > 0 && <br />}
              {line}
            </>
          ))}
      </p>
      <p class="first">
        <a href={publication.url}>{publication.url.replace(/^https?:\/\//, '')}</a>
      </p>
      <h2>{words.t('epub.faces')}</h2>
      <p class="first">{words.t('epub.facesOf', { faces: words.list(faces.names) })}</p>
      <div class="license" dir="ltr" {...tongue('en', publication.language)}>
        {faces.copyrights.map((copyright) => (
          <p class="first">{copyright}</p>
        ))}
        {faces.license.split(/\n\s*\n/).map((paragraph) => (
          <p class="first">{paragraph.replace(/-{5,}/g, '').trim()}</p>
        ))}
      </div>
    </section>
  )
}
