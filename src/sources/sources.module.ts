export type { Source } from './source.ts'
export { sourceBySlug, storeSource } from './sources.sql.ts'
