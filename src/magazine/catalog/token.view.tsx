import type { Child } from 'hono/jsx'
import { ProveAddress } from '../../design/parts/proveAddress.view.tsx'
import { Panel, Sheet } from '../../design/parts/sheet.view.tsx'
import type { WordKey, Words } from '../../design/words/words.ts'

export type TokenMadeProps = {
  words: Words
  /** The whole of it. */
  address: string
  /** For programs that ask for a name and a password. */
  short: string
  name: string
  token: string
}

export function TokenMadeView({ words, address, short, name, token }: TokenMadeProps) {
  return (
    <Sheet heading={words.t('delivery.title')} lead={words.t('delivery.made')}>
      <Shown id="catalog-address" label={words.t('delivery.address')} value={address} />
      <p>{words.t('delivery.orPassword')}</p>
      <Shown id="catalog-short" label={words.t('delivery.address')} value={short} />
      <Shown id="catalog-name" label={words.t('signIn.email')} value={name} />
      <Shown id="catalog-token" label={words.t('delivery.token')} value={token} />
      <Steps words={words} open />
      <p class="sheet-ways">
        <a href="/account">{words.t('subscription.back')}</a>
      </p>
    </Sheet>
  )
}

const Shown = ({ id, label, value }: { id: string; label: string; value: string }) => (
  <div class="field">
    <label for={id}>{label}</label>
    <input id={id} type="text" value={value} dir="ltr" readonly />
  </div>
)

const PROGRAMS: readonly (readonly [name: string, steps: WordKey])[] = [
  ['KOReader (Kobo, Kindle, PocketBook)', 'delivery.stepsKoreader'],
  ['Thorium Reader', 'delivery.stepsThorium'],
  ['Moon+ Reader', 'delivery.stepsMoon'],
  ['Apple Books', 'delivery.stepsApple'],
  ['Kindle', 'delivery.stepsKindle'],
]

/** How the programs that most people have take a catalog; at length in docs/e-readers.md. */
function Steps({ words, open = false }: { words: Words; open?: boolean }): Child {
  return (
    <details class="reading-steps" open={open}>
      <summary>{words.t('delivery.steps')}</summary>
      <dl>
        {PROGRAMS.map(([name, steps]) => (
          <>
            <dt>
              <bdi>{name}</bdi>
            </dt>
            <dd>{words.t(steps as 'delivery.stepsThorium')}</dd>
          </>
        ))}
      </dl>
    </details>
  )
}

export type TokenPanelProps = { words: Words; zone: string; since: Temporal.Instant | undefined }

export function TokenPanel({ words, zone, since }: TokenPanelProps) {
  return (
    <Panel id="e-reader" heading={words.t('delivery.title')}>
      <p>{since ? words.t('delivery.since', { date: words.date(since, zone) }) : words.t('delivery.lead')}</p>
      <form method="post" action="/account/catalog" class="button-row">
        <button class="button button-quiet" type="submit" name="do" value="make">
          {words.t(since ? 'delivery.again' : 'delivery.make')}
        </button>
        {since && (
          <button class="button button-quiet" type="submit" name="do" value="revoke">
            {words.t('delivery.revoke')}
          </button>
        )}
      </form>
      <Steps words={words} />
    </Panel>
  )
}

/** Where the address is not proven: what has to be shown before one is made. */
export function UnprovenTokenPanel({ words, email }: { words: Words; email: string }) {
  return (
    <Panel id="e-reader" heading={words.t('delivery.title')}>
      <ProveAddress words={words} email={email} returnTo="/account" why={words.t('delivery.prove', { email })} />
    </Panel>
  )
}
