import type { Words } from '../words/words.ts'

export type ErrorStatus = 403 | 404 | 405 | 409 | 410 | 422 | 429 | 500 | 503

export type ErrorProps = {
  words: Words
  status: ErrorStatus
  /** What somebody of the publication gave as the reason. */
  reason?: string
}

export function errorTitle(words: Words, status: ErrorStatus): string {
  return words.t(`error.${status}.title`)
}

export function ErrorView({ words, status, reason }: ErrorProps) {
  return (
    <div class="error-page">
      <p class="error-status">{words.number(status)}</p>
      <h1>{errorTitle(words, status)}</h1>
      <p class="error-text">{words.t(`error.${status}.text`)}</p>
      {reason && <p class="error-text">{reason}</p>}
      <p class="error-ways">
        <a href="/">{words.t('error.front')}</a>
        <a href="/latest">{words.t('error.latest')}</a>
      </p>
    </div>
  )
}
