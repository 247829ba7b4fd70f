import { en as account } from './account/en.ts'
import { en as advertising } from './advertising/en.ts'
import { en as almanac } from './almanac/en.ts'
import { en as archive } from './archive/en.ts'
import { en as articles } from './articles/en.ts'
import { en as assignments } from './assignments/en.ts'
import { en as checkout } from './checkout/en.ts'
import { en as checks } from './checks/en.ts'
import { en as delivery } from './delivery/en.ts'
import { en as desk } from './desk/en.ts'
import { en as deskAccount } from './deskAccount/en.ts'
import { en as deskLists } from './deskLists/en.ts'
import { en as editor } from './editor/en.ts'
import { en as errors } from './errors/en.ts'
import { en as frame } from './frame/en.ts'
import { en as history } from './history/en.ts'
import { en as intake } from './intake/en.ts'
import { en as keeping } from './keeping/en.ts'
import { en as letterMails } from './letterMails/en.ts'
import { en as letterPreferences } from './letterPreferences/en.ts'
import { en as letters } from './letters/en.ts'
import { en as library } from './library/en.ts'
import { en as magazineBook } from './magazineBook/en.ts'
import { en as magazineEpub } from './magazineEpub/en.ts'
import { en as magazinePaper } from './magazinePaper/en.ts'
import { en as magazineReader } from './magazineReader/en.ts'
import { en as notices } from './notices/en.ts'
import { en as paywall } from './paywall/en.ts'
import { en as places } from './places/en.ts'
import { en as plans } from './plans/en.ts'
import { en as privacy } from './privacy/en.ts'
import { en as refusals } from './refusals/en.ts'
import { en as replacing } from './replacing/en.ts'
import { en as signIn } from './signIn/en.ts'
import { en as subscriptionMails } from './subscriptionMails/en.ts'
import { en as subscriptions } from './subscriptions/en.ts'
import { en as workflow } from './workflow/en.ts'

/**
 * Every word of the interface, as MessageFormat 2 sentences, gathered from its areas: a folder each, with one file for
 * each language. Keys say where a sentence stands; a sentence is never glued together from pieces, so that another
 * language may order it its own way. American spelling, sentence case.
 */
export const en = {
  ...frame,
  ...errors,
  ...articles,
  ...almanac,
  ...advertising,
  ...archive,
  ...assignments,
  ...checks,
  ...keeping,
  ...library,
  ...replacing,
  ...refusals,
  ...delivery,
  ...desk,
  ...deskAccount,
  ...deskLists,
  ...history,
  ...editor,
  ...intake,
  ...places,
  ...magazineEpub,
  ...notices,
  ...paywall,
  ...signIn,
  ...account,
  ...privacy,
  ...letters,
  ...letterMails,
  ...letterPreferences,
  ...magazineBook,
  ...magazineReader,
  ...plans,
  ...checkout,
  ...subscriptions,
  ...subscriptionMails,
  ...magazinePaper,
  ...workflow,
}

export type EnglishCatalogue = typeof en
