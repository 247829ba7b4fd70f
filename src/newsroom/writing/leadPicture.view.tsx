import type { Words } from '../../design/words/words.ts'
import type { ArticleFacts } from '../editor/editor.module.ts'

export type LeadPicture = { pictureId: string; alt: string; caption?: string; credit?: string }

const SAID = ['alt', 'caption', 'credit'] as const

/** The picture above the text, with what is said of it. Without a script its number of the library is typed. */
export function LeadPictureView({
  words,
  facts,
  mayWrite,
  problem,
  url,
}: {
  /** Where it is shown. */
  url: string | undefined
  words: Words
  facts: ArticleFacts
  mayWrite: boolean
  problem: string | undefined
}) {
  const { value, version } = facts.leadPicture
  const lead = value as LeadPicture | null
  return (
    <fieldset class="desk-lead" data-lead-picture disabled={!mayWrite}>
      <legend>{words.t('editor.fact.leadPicture')}</legend>
      {lead && url && <img src={url} alt={lead.alt} data-lead-image />}
      <input
        type="hidden"
        id="fact-leadPicture"
        value={JSON.stringify(lead)}
        data-fact="leadPicture"
        data-json
        data-version={String(version)}
      />
      <div class="desk-lead-fields" hidden={!lead} data-lead-fields>
        {SAID.map((name) => (
          <label>
            <span>{words.t(`field.${name}`)}</span>
            <input name={`lead-${name}`} value={lead?.[name] ?? ''} data-lead={name} maxlength={2_000} />
          </label>
        ))}
      </div>
      <label data-without-script>
        <span>{words.t('editor.pictureNumber')}</span>
        <input name="lead-pictureId" value={lead?.pictureId ?? ''} />
      </label>
      <p class="desk-row" data-with-script hidden>
        <label class="desk-button desk-quiet">
          {words.t('editor.choosePicture')}
          <input type="file" accept="image/*" class="visually-hidden" data-lead-file />
        </label>
        <button type="button" class="desk-button desk-quiet" data-lead-remove hidden={!lead}>
          {words.t('editor.removePicture')}
        </button>
      </p>
      {problem && <p class="field-problem">{problem}</p>}
    </fieldset>
  )
}

/** As a form without a script says it; undefined: nothing of it was sent. */
export function readLeadPicture(form: Readonly<Record<string, string>>): LeadPicture | null | undefined {
  const { 'lead-pictureId': pictureId, 'lead-alt': alt = '', 'lead-caption': caption, 'lead-credit': credit } = form
  if (pictureId === undefined) return undefined
  if (pictureId.trim() === '') return null
  return { pictureId: pictureId.trim(), alt, ...(caption && { caption }), ...(credit && { credit }) }
}
