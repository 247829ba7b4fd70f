import { DeskFilters, DeskPages, NothingFound } from '../../design/parts/deskFilters.view.tsx'
import { type FilterWords, writeFilterWords } from '../../design/parts/filterWords.ts'
import type { Words } from '../../design/words/words.ts'
import type { LogRow } from './auditLog.sql.ts'

const PATH = '/desk/log'

export type LogProps = {
  words: Words
  typed: FilterWords
  without: readonly { left: string; rest: string }[]
  wrong: string | undefined
  isFirst: boolean
  after: string | undefined
  rows: readonly (LogRow & { who: string; when: string })[]
}

export function LogView({ words, typed, without, wrong, isFirst, after, rows }: LogProps) {
  const query = writeFilterWords(typed)
  const narrowed = (name: string, value: string) =>
    `${PATH}?${new URLSearchParams({ q: writeFilterWords({ ...typed, filters: { ...typed.filters, [name]: value } }) })}`
  return (
    <>
      <DeskFilters
        words={words}
        path={PATH}
        typed={query}
        label={words.t('log.search')}
        hint={words.t('log.hint')}
        offers={[]}
      />
      {wrong && (
        <p class="desk-notice" role="alert">
          {wrong}
        </p>
      )}
      {rows.length === 0 ? (
        <NothingFound words={words} path={PATH} typed={query} without={without} />
      ) : (
        <table class="desk-table" data-list>
          <thead>
            <tr>
              <th scope="col">{words.t('log.when')}</th>
              <th scope="col">{words.t('log.who')}</th>
              <th scope="col">{words.t('log.what')}</th>
              <th scope="col">{words.t('log.towhat')}</th>
              <th scope="col">{words.t('log.detail')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr>
                <th scope="row" class="time">
                  <time datetime={row.at.toString()}>{row.when}</time>
                </th>
                <td class="time" data-column={words.t('log.who')}>
                  <a href={narrowed('actor', row.actor)}>{row.who}</a>
                </td>
                <td>
                  <a href={narrowed('action', row.action)} data-row>
                    {row.action}
                  </a>
                </td>
                <td>
                  <a href={narrowed('subject', row.subject)}>{row.subject}</a>
                </td>
                <td class="desk-detail">{inWords(row.detail)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <DeskPages words={words} path={PATH} typed={query} isFirst={isFirst} after={after} />
    </>
  )
}

const inWords = (detail: Record<string, unknown>) =>
  Object.entries(detail)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('; ')
