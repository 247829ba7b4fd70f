import type { Words } from '../../design/words/words.ts'
import { TextLink } from './letterMail.view.tsx'
import { LIGHT, SANS } from './letterStyles.ts'

export type LetterFootProps = {
  words: Words
  /** Who it was sent to and why. */
  why: string
  unsubscribe: { url: string; label: string }
  preferences: { url: string; label: string }
  /** Who sends it, and where they are. */
  imprint: string
}

export function LetterFoot({ words, why, unsubscribe, preferences, imprint }: LetterFootProps) {
  const line = { margin: '0 0 8px', 'font-family': SANS, 'font-size': '13px', 'line-height': '19px', color: LIGHT.grey }
  return (
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border={0}>
      <tr>
        <td
          class="rule"
          lang={words.locale}
          dir={words.direction}
          style={{ 'border-top': `1px solid ${LIGHT.rule}`, padding: '16px 0 0' }}
        >
          <p class="grey" style={line}>
            {why}
          </p>
          <p class="grey" style={line}>
            <TextLink {...unsubscribe} size={13} tone="grey" /> · <TextLink {...preferences} size={13} tone="grey" />
          </p>
          <p class="grey" style={line}>
            {imprint}
          </p>
        </td>
      </tr>
    </table>
  )
}
