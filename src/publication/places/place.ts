import type { Point } from './gazetteer.rule.ts'

/** A country, or a city in one; `point` if somebody wrote where it is. */
export type Place = { id: number; slug: string; country: string; city: string | undefined; point: Point | undefined }
