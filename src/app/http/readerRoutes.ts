import type { Hono } from 'hono'
import type { PagesOfLanguage } from '../compose/composePages.ts'

/** Every public address, one line each. Fixed paths stand before the article's, which takes any two segments. */
export function readerRoutes(app: Hono, pages: PagesOfLanguage['pages']) {
  app.get('/', pages.front.show)
  app.get('/latest', pages.lists.latest)
  app.get('/section/:slug', pages.lists.section)
  app.get('/places', pages.lists.countries)
  app.get('/place/:slug', pages.lists.place)
  app.get('/author/:slug', pages.lists.author)
  app.get('/source/:slug', pages.lists.source)
  app.get('/tag/:slug', pages.lists.tag)
  app.get('/about/:slug', pages.about.show)

  app.get('/newsletters', pages.newsletters.list)
  app.post('/newsletters', pages.newsletters.choose)
  app.get('/newsletters/:slug', pages.newsletters.show)
  app.post('/newsletters/:slug', pages.newsletters.submit)
  app.get('/confirm/:token', pages.newsletters.showConfirm)
  app.post('/confirm/:token', pages.newsletters.confirm)

  app.get('/sign-in', pages.signIn.show)
  app.post('/sign-in', pages.signIn.submit)
  app.get('/sign-in/code', pages.signIn.showCode)
  app.post('/sign-in/code', pages.signIn.submitCode)
  app.get('/sign-in/:token', pages.signIn.showLink)
  app.post('/sign-in/:token', pages.signIn.submitLink)
  app.post('/sign-out', pages.signIn.signOut)
  app.post('/language', pages.language.choose)
  app.get('/account', pages.account.show)
  app.get('/account/feed', pages.personalFeed.leadBack)
  app.post('/account/feed', pages.personalFeed.choose)
  app.get('/account/sessions', pages.sessions.show)
  app.post('/account/sessions', pages.sessions.end)
  app.get('/account/privacy', pages.privacy.show)
  app.post('/account/privacy', pages.privacy.ask)
  app.get('/account/email', pages.emailChange.leadBack)
  app.post('/account/email', pages.emailChange.ask)
  app.get('/account/email/:token', pages.emailChange.show)
  app.post('/account/email/:token', pages.emailChange.confirm)
  app.get('/account/privacy/erase', pages.privacy.showErase)
  app.post('/account/privacy/erase', pages.privacy.erase)

  app.post('/gift', pages.gift.give)
  app.get('/gift/:token', pages.gift.open)

  app.get('/subscribe', pages.subscribe.show)
  app.post('/subscribe', pages.subscribe.submit)
  app.get('/subscribe/return', pages.checkoutReturn.show)
  app.get('/subscribe/welcome', pages.welcome.show)
  app.get('/account/subscription', pages.subscription.show)
  app.get('/account/subscription/cancel', pages.subscription.askToCancel)
  app.post('/account/subscription/cancel', pages.subscription.cancel)
  app.post('/account/subscription/resume', pages.subscription.resume)
  app.post('/account/subscription/payment', pages.subscription.managePayment)

  app.get('/:section/:slug', pages.article.show)
}
