import type { Context } from 'hono'
import { z } from 'zod'
import type { Shell } from '../../design/frame/shell.ts'
import { Sheet } from '../../design/parts/sheet.view.tsx'
import { readForm, seeOther } from '../../platform/http.ts'
import { signedIn, toSignIn } from '../../readers/accounts/accounts.module.ts'
import { ARCHIVE_PATH } from '../dates/dates.module.ts'
import type { ArchiveDeps } from './archiveDeps.ts'
import { SAVED_SEARCHES } from './savedPanel.view.tsx'
import { deleteSavedSearch } from './savedSearches.sql.ts'
import { saveSearch } from './saveSearch.ts'

const Form = z.discriminatedUnion('do', [
  z.object({ do: z.literal('save'), search: z.string().max(4_000) }),
  z.object({ do: z.literal('delete'), id: z.coerce.number().int().positive() }),
])

/** /account/searches: keeps a search, or deletes one. Whoever is not signed in signs in and comes back to the search. */
export function createSavedSearchesPage(
  deps: Pick<ArchiveDeps, 'db' | 'clock' | 'browserOf' | 'readers'> & { shell: Shell },
) {
  const { db, shell } = deps
  return {
    leadBack: (c: Context): Response => seeOther(c, SAVED_SEARCHES),

    async choose(c: Context): Promise<Response> {
      const form = await readForm(c, Form)
      if (form.do === 'save' && !(await deps.readers.currentSession(deps.browserOf(c)))) {
        return toSignIn(c, `${ARCHIVE_PATH}?${form.search}`)
      }
      return signedIn(deps, c, '/account', async ({ readerId }) => {
        if (form.do === 'delete') {
          await deleteSavedSearch(db, readerId, form.id)
          return seeOther(c, SAVED_SEARCHES)
        }
        const outcome = await saveSearch(deps, readerId, form.search, deps.clock.now())
        return outcome === 'full' ? tellFull(c) : seeOther(c, SAVED_SEARCHES)
      })
    },
  }

  function tellFull(c: Context): Promise<Response> {
    const { words } = shell
    return shell.page(c, {
      status: 409,
      title: words.t('saved.title'),
      problem: words.t('saved.full'),
      caching: 'no-store',
      look: 'quiet',
      body: (
        <Sheet heading={words.t('saved.title')} lead={words.t('saved.full')}>
          <p class="sheet-ways">
            <a href={SAVED_SEARCHES}>{words.t('subscription.back')}</a>
          </p>
        </Sheet>
      ),
    })
  }
}
