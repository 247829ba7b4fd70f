import type { Context } from 'hono'
import type { Shell } from '../../design/frame/shell.ts'
import { dateIn } from '../../platform/calendar.ts'
import { readBody } from '../../platform/http.ts'
import type { Signer } from '../../platform/signing.ts'
import { type ConsentSource, changeByLetter, type LetterChange, type NewslettersDeps } from '../signUp/signUp.module.ts'
import type { Objections } from '../visits/visits.module.ts'
import { isOneClick, maskedAddress, type PreferencesForm, readChoice } from './choice.rule.ts'
import { type Addressee, listTaken, type Taken } from './preferences.sql.ts'
import { PreferencesPage, type PreferencesProps, STOP, UnknownLetter } from './preferences.view.tsx'
import { readAddressee } from './readAddressee.ts'

export type PreferencesDeps = NewslettersDeps & {
  /** For the purpose `unsubscribe`. */
  tokenSigner: Signer
  zone(): string
  /** Whether what somebody does with letters is counted at all, and who wants it not to be. */
  isCounting(): boolean
  objections: Objections
  /** Told that a reader unsubscribed by a letter, for the letter's report. */
  recordVisit(visit: { token: string; kind: 'stop'; at: Temporal.Instant }, objects: boolean): Promise<unknown>
}

const FRAME = { caching: 'no-store', noindex: true, referrer: 'same-origin', look: 'quiet' } as const
const MOST_BYTES = 16 * 1024

/**
 * `/unsubscribe/:token`, from every letter's foot and header, without a password. A GET changes nothing. A mail program's
 * one-click POST (RFC 8058) stops the letter at once; the page's own POST does what was chosen on it.
 */
export function createPreferencesPage(deps: PreferencesDeps, shell: Shell) {
  const { db, clock, tokenSigner } = deps
  const { words } = shell

  const tokenOf = (c: Context) => c.req.param('token') ?? ''
  const addresseeOf = (c: Context) => readAddressee(db, tokenOf(c), tokenSigner)

  function unknown(c: Context) {
    return shell.page(c, {
      ...{ ...FRAME, status: 404, title: words.t('preferences.unknownTitle') },
      body: <UnknownLetter words={words} />,
    })
  }

  function sourceOf(c: Context, shown: string): ConsentSource {
    const { network, userAgent = '' } = deps.browserOf(c)
    return {
      ...{ shown, language: words.locale, page: '/unsubscribe', network },
      userAgent: userAgent.slice(0, 200).toWellFormed(),
    }
  }

  async function page(
    c: Context,
    { email, emailKey, slug }: Addressee,
    more: Pick<PreferencesProps, 'problem' | 'notices'> = {},
  ) {
    const taken = await listTaken(db, emailKey)
    const objects = await deps.objections.has(emailKey)
    const body = (
      <PreferencesPage
        words={words}
        token={tokenOf(c)}
        email={maskedAddress(email)}
        letter={taken.find((one) => one.slug === slug)}
        others={taken.filter((one) => one.slug !== slug)}
        today={dateIn(clock.now(), deps.zone())}
        zones={Intl.supportedValuesOf('timeZone')}
        ownZone={deps.zone()}
        objects={deps.isCounting() || objects ? objects : undefined}
        {...more}
      />
    )
    const status = more.problem ? 422 : 200
    return shell.page(c, { ...FRAME, status, title: words.t('preferences.title'), problem: more.problem?.text, body })
  }

  async function change(
    c: Context,
    addressee: Addressee,
    wish: LetterChange,
    ...how: [manner: 'one-click' | 'letter', source: ConsentSource]
  ) {
    const isNew = await changeByLetter(deps, addressee, wish, ...how)
    if (!isNew || wish.kind !== 'end') return
    const visit = { token: addressee.token, kind: 'stop', at: clock.now() } as const
    await deps.recordVisit(visit, c.req.header('sec-gpc') === '1')
  }

  function saidOf(letter: Pick<Taken, 'name' | 'weeklyName'>, change: LetterChange): string {
    const { name } = letter
    switch (change.kind) {
      case 'end':
        return words.t('preferences.stopped', { letter: name })
      case 'pause':
        return words.t('preferences.paused', {
          letter: name,
          date: words.day(Temporal.PlainDate.from(change.until)),
        })
      case 'resume':
        return words.t('preferences.resumed', { letter: name })
      case 'instead':
        return words.t('preferences.weeklyNow', { letter: name, weekly: letter.weeklyName ?? '' })
      case 'zone':
        return words.t('preferences.zoned', { letter: name, zone: change.zone.replaceAll('_', ' ') })
    }
  }

  return {
    /** GET /unsubscribe/:token */
    async show(c: Context) {
      const addressee = await addresseeOf(c)
      return addressee ? page(c, addressee) : unknown(c)
    },

    /** POST /unsubscribe/:token */
    async submit(c: Context) {
      const addressee = await addresseeOf(c)
      if (!addressee) return unknown(c)
      const text = (await readBody(c, MOST_BYTES)).toString()
      if (isOneClick(text)) {
        await change(c, addressee, { kind: 'end' }, 'one-click', sourceOf(c, 'List-Unsubscribe=One-Click'))
        return c.text('', 200, { 'Cache-Control': 'no-store' })
      }
      const fields = Object.fromEntries(new URLSearchParams(text)) as PreferencesForm & Record<string, string>
      if (fields.counting === 'off' || fields.counting === 'on') {
        const objects = fields.counting === 'off'
        await deps.objections.set(addressee.emailKey, objects, clock.now())
        return page(c, addressee, { notices: [words.t(objects ? 'counting.off' : 'counting.on')] })
      }
      const taken = await listTaken(db, addressee.emailKey)
      const letter = taken.find(({ slug }) => slug === addressee.slug)
      const stopped = taken.filter(({ slug }) => slug !== addressee.slug && fields[STOP + slug] === 'yes')
      const today = dateIn(clock.now(), deps.zone())
      const choice = letter ? readChoice(fields, letter.weeklySlug ?? undefined, today) : { kind: 'keep' as const }
      const onlyOthers = choice.kind === 'unclear' && fields.choice === undefined && stopped.length > 0
      if (choice.kind === 'unclear' && !onlyOthers) {
        const { field } = choice
        const text = words.t(
          ({ choice: 'preferences.choose', until: 'preferences.day', zone: 'preferences.zoneWrong' } as const)[field],
        )
        return page(c, addressee, { problem: { field, text } })
      }
      const notices: string[] = []
      if (letter && choice.kind === 'change') {
        const said = saidOf(letter, choice.change)
        const source = sourceOf(c, [words.t('preferences.about', { letter: letter.name }), said].join('\n'))
        await change(c, addressee, choice.change, 'letter', source)
        notices.push(said)
      }
      for (const other of stopped) {
        const said = words.t('preferences.stopped', { letter: other.name })
        const source = sourceOf(c, words.t('preferences.stopOther', { letter: other.name }))
        await changeByLetter(deps, { ...addressee, slug: other.slug }, { kind: 'end' }, 'letter', source)
        notices.push(said)
      }
      return page(c, addressee, { notices })
    },
  }
}
