export { openOnTime } from './openOnTime.ts'
export { type EditedArticle, saveEdited } from './saveEdited.ts'
export { findGone } from './states.sql.ts'
export { withdrawArticle } from './withdrawArticle.ts'
