import type { BlockOptions, LetterNoticeMatter } from './blockOptions.ts'
import { Label, TextLink } from './letterMail.view.tsx'
import { LIGHT, SANS } from './letterStyles.ts'
import { setText } from './setText.rule.ts'

/** So wide does its picture stand, in pixels. */
export const NOTICE_PICTURE = 132

/** What was booked, or the house's own: between hairlines, named for what it is, and never in the face of the reports. */
export function LetterNoticeView(props: {
  notice: LetterNoticeMatter
  /** What follows brings the hairline below. */
  isParted: boolean
  options: BlockOptions
}) {
  const { notice, isParted } = props
  const { picture } = notice
  const line = `1px solid ${LIGHT.rule}`
  const rule = isParted ? { 'border-top': line } : { 'border-top': line, 'border-bottom': line }
  return (
    <tr>
      <td style={{ padding: '36px 0 0' }}>
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border={0}>
          <tr>
            <td class="rule" style={{ ...rule, padding: isParted ? '12px 0 0' : '12px 0 20px' }}>
              <Label>{notice.label}</Label>
              <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border={0}>
                <tr>
                  {picture && (
                    <td width="1" valign="top" style={{ padding: '4px 0 0', 'padding-inline-end': '20px' }}>
                      <img
                        src={picture.url}
                        alt={picture.alt}
                        width={NOTICE_PICTURE}
                        height={Math.round((picture.height * NOTICE_PICTURE) / picture.width)}
                        class="grey noticepicture"
                        style={{ ...said, ...unseen, display: 'block', width: `${NOTICE_PICTURE}px`, height: 'auto' }}
                      />
                    </td>
                  )}
                  <td valign="top">
                    <p class="ink" style={{ ...said, 'font-size': '17px', 'font-weight': '600', color: LIGHT.ink }}>
                      {notice.headline}
                    </p>
                    {notice.text && (
                      <p class="grey" style={{ ...said, margin: '4px 0 8px', color: LIGHT.grey }}>
                        {notice.text}
                      </p>
                    )}
                    <TextLink url={notice.url} label={notice.button} tone="ink" />
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </td>
    </tr>
  )
}

/** Its words, where pictures are off. */
const unseen = { 'font-size': '12px', color: LIGHT.grey, border: '0' }

const said = { margin: '0', 'font-family': SANS, 'font-size': '15px', 'line-height': '1.45' }

/** The same for those who read text. */
export function letterNoticeText(notice: LetterNoticeMatter, { words }: Pick<BlockOptions, 'words'>): string {
  return [
    notice.label.toLocaleUpperCase(words.locale),
    setText(notice.headline),
    ...(notice.text ? [setText(notice.text)] : []),
    `${notice.button}\n${notice.url}`,
  ].join('\n')
}
