import type { Way } from './compiled.ts'

/** What is marked in texts: by the lexeme with which each way begins. `starts`: the first two letters of all of them. */
export type Marker = { first: Map<string, Way[]>; beginnings: Way[]; starts: Set<string> }

export type Mark = { from: number; to: number; way: Way }
