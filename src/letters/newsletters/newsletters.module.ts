export { mayHave } from './audience.rule.ts'
export { sayCadence } from './cadence.rule.ts'
export { createNewsletterList, type NewsletterList } from './createNewsletterList.ts'
export { NEWSLETTER, type Newsletter, type NewsletterDraft, type StoredNewsletter } from './newsletter.ts'
export { findNewsletter, loadNewsletters } from './newsletters.sql.ts'
export { NEWSLETTER_FIELDS, type NewsletterChange, readNewsletterChange } from './readNewsletterChange.ts'
export { readNewsletterDraft } from './readNewsletterDraft.ts'
export { RECIPE, type RecipeBlock } from './recipe.ts'
export { readRecipe } from './recipeWords.rule.ts'
export { saveNewsletters } from './saveNewsletters.ts'
export {
  dueForReader,
  dueOnAnyDay,
  firstDue,
  hasLetterOn,
  type Instalment,
  nextInstalment,
  type Schedule,
} from './schedule.rule.ts'
export { setNewsletter } from './setNewsletter.ts'
export { showNewsletter } from './showNewsletter.ts'
