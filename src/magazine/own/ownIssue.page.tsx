import type { Context } from 'hono'
import { z } from 'zod'
import type { Shell } from '../../design/frame/shell.ts'
import { Sheet } from '../../design/parts/sheet.view.tsx'
import { dateIn } from '../../platform/calendar.ts'
import { answerFile } from '../../platform/files/answerFile.ts'
import { readForm, seeOther } from '../../platform/http.ts'
import { signedIn } from '../../readers/accounts/accounts.module.ts'
import { fetchOwnIssue } from './fetchOwnIssue.ts'
import { orderOwnIssue } from './orderOwnIssue.ts'
import type { OwnDeps } from './ownDeps.ts'
import { OWN_KINDS, type OwnKind } from './ownIssue.ts'
import { SAVED_PATH } from './saved.view.tsx'

const OrderForm = z.object({ kind: z.enum(OWN_KINDS) })

const MEDIA_TYPES: Record<OwnKind, string> = {
  epub: 'application/epub+zip',
  'pdf-a4': 'application/pdf',
  'pdf-letter': 'application/pdf',
}

/** /account/saved/issue: has a reader's own issue made, and hands it out while it is kept. */
export function createOwnIssuePage(deps: OwnDeps, shell: Shell) {
  const { words } = shell
  return {
    order: (c: Context): Promise<Response> =>
      signedIn(deps, c, SAVED_PATH, async ({ readerId }) => {
        const { kind } = await readForm(c, OrderForm)
        const outcome = await orderOwnIssue(deps, readerId, kind, deps.clock.now())
        if (outcome !== 'too-often') return seeOther(c, SAVED_PATH)
        return shell.page(c, {
          status: 429,
          title: words.t('keep.own'),
          problem: words.t('keep.tooOften'),
          caching: 'no-store',
          look: 'quiet',
          body: (
            <Sheet heading={words.t('keep.own')} lead={words.t('keep.tooOften')}>
              <p class="sheet-ways">
                <a href={SAVED_PATH}>{words.t('keep.open')}</a>
              </p>
            </Sheet>
          ),
        })
      }),

    fetch: (c: Context): Promise<Response> =>
      signedIn(deps, c, SAVED_PATH, async ({ readerId }) => {
        const found = await fetchOwnIssue(deps, readerId, deps.clock.now())
        if (!found) return seeOther(c, SAVED_PATH)
        const { kind, ticket, askedAt } = found.issue
        const { name, zone } = deps.publication.facts()
        const ending = kind === 'epub' ? 'epub' : 'pdf'
        const file = `${name} ${words.t('keep.title')} ${dateIn(askedAt, zone)}.${ending}`
        return answerFile(c, {
          bytes: found.bytes,
          etag: `"${ticket}"`,
          headers: {
            'Content-Type': MEDIA_TYPES[kind],
            'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file)}`,
            'Cache-Control': 'private, no-cache',
            'X-Robots-Tag': 'noindex',
            'X-Content-Type-Options': 'nosniff',
          },
        })
      }),
  }
}
