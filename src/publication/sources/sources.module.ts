export { type SourceChange, setSource } from './setSource.ts'
export { insertSourceIfNew, listSources, sourceBySlug, storeSource } from './sources.sql.ts'
