export { openOnTime } from './openOnTime.ts'
export { findGone } from './states.sql.ts'
export { withdrawArticle } from './withdrawArticle.ts'
