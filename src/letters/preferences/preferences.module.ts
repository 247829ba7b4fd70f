import type { Shell } from '../../design/frame/shell.ts'
import { createPreferencesPage, type PreferencesDeps } from './preferences.page.tsx'

export type { PreferencesDeps } from './preferences.page.tsx'

/** What a reader changes from a letter's foot, without a password. */
export function createPreferences(deps: PreferencesDeps) {
  return { pages: (shell: Shell) => ({ preferences: createPreferencesPage(deps, shell) }) }
}
