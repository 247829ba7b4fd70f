import type { Words } from '../../design/words/words.ts'
import { allowanceOf } from './allowance.rule.ts'
import type { MeterWindow, PaywallPolicy } from './policy.rule.ts'
import type { Pool } from './pool.rule.ts'

/** "Visitors read 1 article in any 30 days; with an account 3; opinion is for subscribers." */
export function describePolicy(policy: PaywallPolicy, words: Words): string {
  const {
    allowance,
    registeredBonus,
    window,
    archiveAfterDays,
    freeForHours,
    networkCap,
    crawlers,
    letterPasses,
    pools,
  } = policy
  const sentences = [
    words.t('policy.visitors', { count: allowance, window: windowInWords(window, words) }),
    registeredBonus > 0 && words.t('policy.account', { count: allowanceOf(policy, true) }),
    ...pools.map((pool) => poolInWords(pool, words)),
    networkCap !== undefined && words.t('policy.networkCap', { count: networkCap }),
    !crawlers && words.t('policy.noCrawlers'),
    letterPasses !== undefined && words.t('policy.letterPasses', letterPasses),
    letterPasses !== undefined && policy.letterPassesCount && words.t('policy.letterPassesCount'),
    archiveAfterDays !== undefined && words.t('policy.archive', { days: archiveAfterDays }),
    freeForHours !== undefined && words.t('policy.freeFor', { hours: freeForHours }),
  ]
  return `${sentences.filter(Boolean).join('; ')}.`
}

function windowInWords(window: MeterWindow, words: Words): string {
  return window.kind === 'rolling'
    ? words.t('policy.rolling', { days: window.days })
    : words.t('policy.calendar', { unit: window.unit })
}

function poolInWords({ name, allowance }: Pool, words: Words): string {
  switch (allowance) {
    case 0:
      return words.t('policy.poolHard', { pool: name })
    case 'unlimited':
      return words.t('policy.poolUnlimited', { pool: name })
    case 'share':
      return words.t('policy.poolShare', { pool: name })
    default:
      return words.t('policy.poolOwn', { pool: name, count: allowance })
  }
}
