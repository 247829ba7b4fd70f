import type { Words } from '../../src/design/words/words.ts'
import { mayDo, shownState } from '../../src/money/account/shownState.rule.ts'
import { SubscriptionView } from '../../src/money/account/subscription.view.tsx'
import type { KnownReader } from './houseInMemory.ts'
import type { Evidence } from './moneyEvidence.ts'
import { type MoneyWorld, ZONE } from './moneyWorld.ts'

/** With `words`, the pages are drawn, too. */
export function evidenceOf(world: MoneyWorld, words?: Words): Evidence {
  const { house, provider, now, addresses } = world
  const readers = [...house.readers.values()]
  const sold = [...provider.subscriptions.values()]
  const idsOf = (are: (reader: KnownReader) => boolean) => new Set(readers.filter(are).map(({ id }) => id))
  return {
    now,
    zone: ZONE,
    sold,
    payments: [...provider.payments.values()],
    readers,
    addresses,
    known: house.known,
    heard: house.heard,
    unheard: new Set(sold.filter(({ id, version }) => house.heard.get(id)?.version !== version).map(({ id }) => id)),
    booked: new Set(house.booked.keys()),
    mails: house.mails,
    alarms: house.alarms,
    open: idsOf(({ id }) => house.entitlementOf(id).subscriber),
    blocked: idsOf(({ id }) => house.payingOf(id) !== undefined),
    pages: new Map(
      words && readers.filter(({ erasedAt }) => !erasedAt).map(({ id }) => [id, pageOf(world, id, words)] as const),
    ),
  }
}

/** Most pages are as they were at the last look. */
const drawn = new WeakMap<MoneyWorld, Map<string, string>>()

function pageOf(world: MoneyWorld, readerId: number, words: Words): string {
  const shown = world.house.listOf(readerId).find(({ setAside }) => !setAside)
  const facts = shown && shownState(shown, ZONE, world.now)
  const may = mayDo(shown)
  const key = JSON.stringify([facts, may])
  const pages = drawn.get(world) ?? new Map<string, string>()
  drawn.set(world, pages)
  const page =
    pages.get(key) ?? String(SubscriptionView({ words, zone: ZONE, may, ...(facts && { subscription: facts }) }))
  pages.set(key, page)
  return page
}
