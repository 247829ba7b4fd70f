import type { Context } from 'hono'
import { z } from 'zod'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import { readDay } from '../../platform/calendar.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { readForm, seeOther } from '../../platform/http.ts'
import { type AtDesk, namesOfStaff } from '../../staff/accounts/accounts.module.ts'
import { may } from '../../staff/permissions/permissions.module.ts'
import { changeLeases } from './changeLeases.ts'
import { changePicture } from './changePicture.ts'
import { deletePicture } from './deletePicture.ts'
import { findUses } from './findUses.ts'
import { pictureName } from './grid.view.tsx'
import { listLeases } from './leases.sql.ts'
import type { LeaseForm } from './leases.view.tsx'
import { findLibraryPicture } from './library.sql.ts'
import type { LibraryDeps } from './libraryDeps.ts'
import { type LibraryPicture, PICTURE_FORM, type PictureForm } from './libraryPicture.ts'
import { PictureView } from './picture.view.tsx'
import { MEDIA_PATH } from './pictureAddress.rule.ts'
import { readPictureForm } from './readPictureForm.ts'
import { judgeRights } from './rights.rule.ts'
import { todayIn } from './todayIn.ts'

const day = z.string().trim().max(10).default('')
const LEASE_FORM = z.object({
  kind: z.enum(['allow', 'deny']),
  from: day,
  until: day,
  note: z.string().trim().max(500).default(''),
})
const END_FORM = z.object({ lease: z.coerce.number().int().positive() })

type Wrong = {
  picture?: { form: PictureForm; problems: Readonly<Record<string, string>>; says: string; status: 409 | 422 }
  lease?: { form: LeaseForm; problem: string }
}

/** One picture: what is said of it, what must be seen of it, until when it may be used, and where it is. */
export function createPictureScreen(deps: LibraryDeps, desk: DeskShell) {
  const { db, clock } = deps

  async function pictureOf(c: Context): Promise<LibraryPicture> {
    const picture = await findLibraryPicture(db, c.req.param('id') ?? '')
    if (!picture) throw notFound('picture-unknown', desk.words().t('library.gone'))
    return picture
  }

  async function show(c: Context, { member }: AtDesk, wrong: Wrong = {}) {
    const words = desk.words()
    const { zone } = deps.publication.facts()
    const picture = await pictureOf(c)
    const [leases, uses] = await Promise.all([listLeases(db, [picture.id]), findUses(db, picture.id, member)])
    const brought = picture.uploadedBy === undefined ? [] : [picture.uploadedBy]
    const names = await namesOfStaff(db, [...new Set([...brought, ...leases.map(({ staffId }) => staffId)])])
    const nameOf = (staffId: number) => names.get(`staff:${staffId}`) ?? ''
    const problem = wrong.picture?.says ?? wrong.lease?.problem
    return desk.page(c, {
      title: pictureName(words, zone, picture),
      ...(problem !== undefined && { status: wrong.picture?.status ?? 422, problem }),
      islands: ['focus'],
      body: (
        <PictureView
          words={words}
          zone={zone}
          picture={picture}
          broughtBy={picture.uploadedBy === undefined ? undefined : nameOf(picture.uploadedBy)}
          notice={noticeOf(c)}
          wrong={wrong.picture}
          leases={{
            rights: judgeRights(leases, todayIn(deps, clock.now())),
            leases: leases.map((lease) => ({ ...lease, by: nameOf(lease.staffId) })),
            mayChange: may(member.role, 'rights'),
            wrong: wrong.lease,
          }}
          uses={{ ...uses, replaceAt: may(member.role, 'rights') ? `${MEDIA_PATH}/${picture.id}/replace` : undefined }}
          mayDelete={may(member.role, 'rights')}
        />
      ),
    })
  }

  function noticeOf(c: Context): string | undefined {
    const words = desk.words()
    if (c.req.query('done') !== undefined) return words.t('desk.done')
    if (c.req.query('known') !== undefined) return words.t('library.known')
    return c.req.query('brought') === undefined ? undefined : words.t('library.stored')
  }

  return {
    /** GET /desk/media/:id */
    show: (c: Context, at: AtDesk) => show(c, at),

    /** POST /desk/media/:id */
    async change(c: Context, at: AtDesk) {
      const { id } = await pictureOf(c)
      const form = await readForm(c, PICTURE_FORM)
      const words = readPictureForm(form)
      if ('wrong' in words) {
        const says = desk.words().t(`library.wrong.${words.wrong}`)
        return show(c, at, { picture: { form, problems: { [words.wrong]: says }, says, status: 422 } })
      }
      const changed = await changePicture(db, id, { words, base: form.version, staffId: at.member.id }, clock.now())
      if (changed.kind === 'missing') throw notFound('picture-unknown', desk.words().t('library.gone'))
      if (changed.kind === 'conflict') {
        const says = desk.words().t('library.conflict')
        return show(c, at, { picture: { form, problems: theirsBeside(form, changed.theirs), says, status: 409 } })
      }
      return seeOther(c, `${MEDIA_PATH}/${id}?done`)
    },

    /** POST /desk/media/:id/leases */
    async addLease(c: Context, at: AtDesk) {
      const { id } = await pictureOf(c)
      const form = await readForm(c, LEASE_FORM)
      const [from, until] = [dayIn(form.from), dayIn(form.until)]
      const isBackwards = from && until && Temporal.PlainDate.compare(until, from) < 0
      if (from === null || until === null || isBackwards) {
        const problem = desk.words().t(isBackwards ? 'library.wrong.days' : 'library.wrong.day')
        return show(c, at, { lease: { form, problem } })
      }
      const lease = { kind: form.kind, from, until, note: form.note }
      await changeLeases(db, id, { add: lease }, at.member.id, clock.now())
      return seeOther(c, `${MEDIA_PATH}/${id}?done`)
    },

    /** POST /desk/media/:id/leases/end */
    async endLease(c: Context, at: AtDesk) {
      const { id } = await pictureOf(c)
      const { lease } = await readForm(c, END_FORM)
      await changeLeases(db, id, { end: lease }, at.member.id, clock.now())
      return seeOther(c, `${MEDIA_PATH}/${id}?done`)
    },

    /** POST /desk/media/:id/delete */
    async remove(c: Context, at: AtDesk) {
      const { id } = await pictureOf(c)
      const outcome = await deletePicture(deps, id, at.member.id, clock.now())
      if (outcome === 'used') throw conflict('picture-used', desk.words().t('library.deleteUsed'))
      return seeOther(c, `${MEDIA_PATH}?deleted`)
    },
  }

  /** What somebody else has written meanwhile, beside what was typed. */
  function theirsBeside(form: PictureForm, theirs: LibraryPicture): Record<string, string> {
    const words = desk.words()
    const fields = (['alt', 'caption', 'credit', 'copyright'] as const).filter((name) => form[name] !== theirs[name])
    const points = theirs.focus && [theirs.focus.x, theirs.focus.y]
    const isElsewhere = (points?.join() ?? ',') !== [form.focusX, form.focusY].join()
    return {
      ...Object.fromEntries(fields.map((name) => [name, words.t('library.theirs', { said: theirs[name] })])),
      ...(isElsewhere && { focus: words.t('library.theirs', { said: points?.join(', ') ?? '' }) }),
    }
  }
}

/** undefined: none was given; null: it is no day. */
const dayIn = (said: string): Temporal.PlainDate | undefined | null =>
  said === '' ? undefined : (readDay(said) ?? null)
