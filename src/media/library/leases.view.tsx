import type { Words } from '../../design/words/words.ts'
import type { StoredLease } from './leases.sql.ts'
import type { Rights } from './rights.rule.ts'

export type LeaseForm = { kind: 'allow' | 'deny'; from: string; until: string; note: string }

export type LeasesProps = {
  words: Words
  zone: string
  path: string
  rights: Rights
  leases: readonly (StoredLease & { by: string })[]
  mayChange: boolean
  wrong: { form: LeaseForm; problem: string } | undefined
}

/** Until when a picture may be used, and who has said so. */
export function LeasesView({ words, path, rights, leases, mayChange, wrong }: LeasesProps) {
  return (
    <section class="desk-section" aria-labelledby="rights-heading">
      <h2 id="rights-heading">{words.t('library.rights')}</h2>
      <p>
        <RightsWords words={words} rights={rights} />
      </p>
      {leases.length > 0 && (
        <ul class="media-leases">
          {leases.map((lease) => (
            <li>
              <div>
                <strong>{describeLease(words, lease)}</strong>
                {lease.note !== '' && <span>{lease.note}</span>}
                <span class="desk-detail">{lease.by}</span>
              </div>
              {mayChange && (
                <form method="post" action={`${path}/leases/end`}>
                  <input type="hidden" name="lease" value={String(lease.id)} />
                  <button class="desk-button desk-quiet" type="submit" aria-label={endLabel(words, lease)}>
                    {words.t('library.leaseEnd')}
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayChange && <AddLease words={words} path={path} wrong={wrong} />}
    </section>
  )
}

const endLabel = (words: Words, lease: StoredLease) =>
  words.t('library.leaseEndThis', { lease: describeLease(words, lease) })

/** `May be used from 1 December to 6 January`. */
function describeLease(words: Words, { kind, from, until }: Pick<StoredLease, 'kind' | 'from' | 'until'>): string {
  const days = {
    from: from ? words.day(from, 'medium') : '',
    until: until ? words.day(until, 'medium') : '',
  }
  if (from && until) return words.t(`library.lease.${kind}Between`, days)
  if (from) return words.t(`library.lease.${kind}From`, days)
  if (until) return words.t(`library.lease.${kind}Until`, days)
  return words.t(`library.lease.${kind}`)
}

function AddLease({ words, path, wrong }: Pick<LeasesProps, 'words' | 'path' | 'wrong'>) {
  const { kind = 'allow', from = '', until = '', note = '' } = wrong?.form ?? {}
  return (
    <details open={wrong !== undefined}>
      <summary>{words.t('library.leaseAdd')}</summary>
      <form class="desk-form" method="post" action={`${path}/leases`}>
        <div class="field">
          <label for="lease-kind">{words.t('library.leaseKind')}</label>
          <select id="lease-kind" name="kind">
            {(['allow', 'deny'] as const).map((one) => (
              <option value={one} selected={one === kind}>
                {words.t(`library.lease.${one}`)}
              </option>
            ))}
          </select>
        </div>
        <div class="media-numbers">
          <div class="field">
            <label for="lease-from">{words.t('library.leaseFrom')}</label>
            <input id="lease-from" name="from" type="date" value={from} />
          </div>
          <div class={`field${wrong ? ' field-wrong' : ''}`}>
            <label for="lease-until">{words.t('library.leaseUntil')}</label>
            <input
              id="lease-until"
              name="until"
              type="date"
              value={until}
              aria-invalid={wrong ? 'true' : undefined}
              aria-describedby={wrong ? 'lease-problem' : 'lease-hint'}
            />
          </div>
          {wrong ? (
            <p class="field-problem" id="lease-problem">
              {wrong.problem}
            </p>
          ) : (
            <p class="field-hint" id="lease-hint">
              {words.t('library.leaseHint')}
            </p>
          )}
        </div>
        <div class="field">
          <label for="lease-note">{words.t('library.leaseNote')}</label>
          <input id="lease-note" name="note" value={note} maxlength={500} />
        </div>
        <button class="desk-button" type="submit">
          {words.t('library.leaseSave')}
        </button>
      </form>
    </details>
  )
}

/** Whether it may be used, in words. */
export function RightsWords({ words, rights }: { words: Words; rights: Rights }) {
  return <span class={`media-rights-${rights.kind}`}>{describeRights(words, rights)}</span>
}

function describeRights(words: Words, rights: Rights): string {
  switch (rights.kind) {
    case 'free':
      return words.t('library.rights.free')
    case 'allowed':
      return rights.until
        ? words.t('library.rights.until', { day: words.day(rights.until, 'medium') })
        : words.t('library.rights.allowed')
    case 'ending':
      return words.t('library.rights.ending', { count: rights.daysLeft })
    case 'refused': {
      const { reason, day } = rights
      if (!day) return words.t('library.rights.denied')
      return words.t(`library.rights.${reason}On`, { day: words.day(day, 'medium') })
    }
  }
}
