import type { Child } from 'hono/jsx'
import type { Words } from '../../design/words/words.ts'
import type { Judgment } from './createJudges.ts'
import type { Finding, Overruled } from './finding.ts'
import { placeOf } from './placeOf.rule.ts'
import { sayFinding } from './sayFinding.ts'

export type ChecksProps = {
  words: Words
  zone: string
  articleId: number
  judged: Judgment
  nameOf(staffId: number): string
  /** Buttons that would be refused are not shown. */
  mayOverrule: boolean
  wrong: { finding: string; reason: string; problem: string } | undefined
}

export function ChecksView(props: ChecksProps) {
  const { words, judged, articleId } = props
  const open = judged.findings.filter(({ overruled }) => !overruled)
  const must = open.filter(({ strength }) => strength === 'must')
  const should = open.filter(({ strength }) => strength === 'should')
  const overruled = judged.findings.filter((finding) => finding.overruled)
  return (
    <turbo-frame id="beside">
      <div class="checks" data-checks={articleId} data-open={open.length}>
        <p class="checks-sum" role="status">
          {open.length === 0
            ? words.t('checks.nothing')
            : words.t('checks.sum', { must: must.length, should: should.length })}
        </p>
        <Group id="must" heading={words.t('checks.must')} findings={must} {...props} />
        <Group id="should" heading={words.t('checks.should')} findings={should} {...props} />
        <Group id="stands" heading={words.t('checks.stands')} findings={overruled} {...props} />
        {judged.unchecked.length > 0 && (
          <Section id="unchecked" heading={words.t('checks.unchecked')}>
            <ul class="checks-list">
              {judged.unchecked.map(({ url, detail }) => (
                <li>
                  <p>
                    <a href={url} rel="noopener noreferrer" data-turbo-frame="_top">
                      {url}
                    </a>{' '}
                    <span class="checks-note">{sayLook(words, detail)}</span>
                  </p>
                </li>
              ))}
            </ul>
          </Section>
        )}
        {judged.unlooked > 0 && <p class="desk-note">{words.t('checks.unlooked', { count: judged.unlooked })}</p>}
      </div>
      <p class="desk-back">
        <a href={`/desk/articles/${articleId}`} data-turbo-frame="_top">
          {words.t('history.toArticle')}
        </a>
      </p>
    </turbo-frame>
  )
}

const SAID = ['unreachable', 'certificate', 'timeout', 'redirects', 'address'] as const

/** Why nobody can say whether a link leads somewhere: in words, or the status of the answer. */
function sayLook(words: Words, detail: string): string {
  const known = SAID.find((one) => one === detail)
  return known ? words.t(`checks.look.${known}`) : detail
}

function Section({ id, heading, children }: { id: string; heading: string; children?: Child }) {
  return (
    <section class="checks-group" aria-labelledby={`checks-${id}`}>
      <h2 id={`checks-${id}`}>{heading}</h2>
      {children}
    </section>
  )
}

function Group(props: ChecksProps & { id: string; heading: string; findings: readonly Finding[] }) {
  if (props.findings.length === 0) return <></>
  return (
    <Section id={props.id} heading={props.heading}>
      <ul class="checks-list">
        {props.findings.map((finding) => (
          <One {...props} finding={finding} />
        ))}
      </ul>
    </Section>
  )
}

function One(props: ChecksProps & { finding: Finding }) {
  const { words, zone, articleId, finding, mayOverrule } = props
  const { says, overruled, strength } = finding
  const said = sayFinding(words, says, zone)
  return (
    <li class={`checks-${strength}`} data-finding={finding.id} id={`finding-${finding.id}`}>
      <p>
        {overruled ? <s>{said}</s> : said}{' '}
        <PlaceLink words={words} articleId={articleId} finding={finding} said={said} />
      </p>
      {says.check === 'style' && !overruled && (
        <p class="checks-note">
          {says.rule.reason}{' '}
          <span class="checks-owner">
            {says.rule.owner ? words.t('checks.owner', { name: says.rule.owner }) : words.t('checks.ownerDesk')}
          </span>
        </p>
      )}
      {overruled && <Standing {...props} overruled={overruled} said={said} />}
      {!overruled && strength === 'should' && mayOverrule && <LetStand {...props} said={said} />}
    </li>
  )
}

/** To the block or the fact; the editor's code goes there by itself, without leaving the page. */
function PlaceLink(props: { words: Words; articleId: number; finding: Finding; said: string }) {
  const { words, articleId, finding } = props
  const { place, fact } = finding
  const href = placeOf(articleId, finding)
  if (href === undefined) return <></>
  return (
    <a
      href={href}
      class="checks-place"
      data-turbo-frame="_top"
      data-block={place?.block}
      data-fact={fact}
      data-from={place?.from}
      data-to={place?.to}
      aria-label={words.t('checks.showWhat', { finding: props.said })}
    >
      {words.t('checks.show')}
    </a>
  )
}

function LetStand({ words, articleId, finding, wrong, said }: ChecksProps & { finding: Finding; said: string }) {
  const typed = wrong?.finding === finding.id ? wrong : undefined
  const id = `reason-${finding.id}`
  return (
    <details class="checks-stand" open={typed !== undefined}>
      <summary aria-label={words.t('checks.letStandWhat', { finding: said })}>{words.t('checks.letStand')}</summary>
      <form class="desk-form" method="post" action={`/desk/articles/${articleId}/checks`}>
        <input type="hidden" name="finding" value={finding.id} />
        <input type="hidden" name="does" value="overrule" />
        <div class={`field${typed ? ' field-wrong' : ''}`}>
          <label for={id}>{words.t('checks.reason')}</label>
          <input
            id={id}
            name="reason"
            value={typed?.reason}
            maxlength={1_000}
            required
            data-typed={words.t('desk.typedBefore')}
            aria-invalid={typed ? 'true' : undefined}
            aria-describedby={typed && `${id}-problem`}
          />
          {typed && (
            <p class="field-problem" id={`${id}-problem`}>
              {typed.problem}
            </p>
          )}
        </div>
        <button class="desk-button" type="submit">
          {words.t('checks.letStand')}
        </button>
      </form>
    </details>
  )
}

function Standing(props: ChecksProps & { finding: Finding; overruled: Overruled; said: string }) {
  const { words, zone, articleId, finding, overruled, mayOverrule } = props
  const who = props.nameOf(overruled.staffId)
  return (
    <>
      <p class="checks-note">
        {words.t('checks.stoodBy', { who, time: words.date(overruled.at, zone, 'dateTime') })}{' '}
        <q class="checks-reason">{overruled.reason}</q>
      </p>
      {mayOverrule && (
        <form method="post" action={`/desk/articles/${articleId}/checks`}>
          <input type="hidden" name="finding" value={finding.id} />
          <button
            class="desk-button desk-quiet"
            type="submit"
            name="does"
            value="take-back"
            aria-label={words.t('checks.takeBackWhat', { finding: props.said })}
          >
            {words.t('checks.takeBack')}
          </button>
        </form>
      )}
    </>
  )
}
