import type { Child } from 'hono/jsx'
import type { OutlineEntry } from './outline.rule.ts'
import { dateline } from './piece.view.tsx'
import { tongue } from './said.view.tsx'
import type { Page, Setting } from './setting.ts'

export type CoverPicture = { file: string; width: number; height: number; alt: string }

/** The cover alone on its page. */
export function drawCover({ file, width, height, alt }: CoverPicture): Child {
  return (
    <section class="cover" epub:type="cover">
      <h1>
        <img src={`../${file}`} alt={alt} width={width} height={height} role="doc-cover" />
      </h1>
    </section>
  )
}

/** What is in the issue, with places and minutes; of a sample, what is in the whole of it. */
export function drawContents(outline: readonly OutlineEntry[], pages: readonly Page[], setting: Setting): Child {
  const { words, book } = setting
  const { issue, wholeContents } = book
  const day = words.day(Temporal.PlainDate.from(issue.date), 'long')
  return (
    <section class="contents" role="doc-toc" aria-labelledby="headline">
      <p class="kicker">
        {book.publication.name} <span class="of-issue">{day}</span>{' '}
        {issue.number > 0 && (
          <span class="of-issue">{words.t('epub.number', { number: words.number(issue.number) })}</span>
        )}
      </p>
      <h1 id="headline">{words.t('epub.contents')}</h1>
      {wholeContents
        ? drawWhole(wholeContents, pages, setting)
        : drawEntries(
            outline.filter(({ page }) => page.part),
            setting,
          )}
      {wholeContents && (
        <p class="sample">{words.t('epub.sampleOf', { url: `${book.publication.url}/magazine/${issue.date}` })}</p>
      )}
    </section>
  )
}

function drawEntries(entries: readonly OutlineEntry[], setting: Setting): Child {
  const { language } = setting.book.publication
  return (
    <ol>
      {entries.map(({ page, below }) => (
        <li class={page.kind}>
          <a href={page.file} {...tongue(page.language, language)}>
            {page.title}
          </a>
          {page.part?.kind === 'piece' && (
            <p class="of-piece">
              {dateline(setting, page.part)} <span class="minutes">{minutesOf(setting, page.part.minutes)}</span>
            </p>
          )}
          {below.length > 0 && drawEntries(below, setting)}
        </li>
      ))}
    </ol>
  )
}

function drawWhole(
  whole: NonNullable<Setting['book']['wholeContents']>,
  pages: readonly Page[],
  setting: Setting,
): Child {
  const left = [...pages]
  const { language } = setting.book.publication
  return (
    <ol>
      {whole.map(({ title, section, minutes, isHere }) => {
        const at = isHere ? left.findIndex((page) => page.title === title) : -1
        const [page] = at < 0 ? [] : left.splice(at, 1)
        return (
          <li class="piece">
            {page ? (
              <a href={page.file} {...tongue(page.language, language)}>
                {title}
              </a>
            ) : (
              <bdi>{title}</bdi>
            )}
            {(section || minutes !== undefined) && (
              <p class="of-piece">
                {section} {minutes !== undefined && <span class="minutes">{minutesOf(setting, minutes)}</span>}
              </p>
            )}
          </li>
        )
      })}
    </ol>
  )
}

const minutesOf = ({ words }: Setting, minutes: number) => words.t('epub.minutes', { count: words.number(minutes) })
