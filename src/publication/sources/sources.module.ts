export { sourceBySlug, storeSource } from './sources.sql.ts'
