import type { Screens } from '../compose/composeDesk.ts'
import type { DeskRouter } from './deskRouter.ts'

/** Every address of the desk, one line each, with what somebody must be allowed to get there. */
export function deskRoutes(desk: DeskRouter, screens: Screens) {
  desk.door.get('/desk/sign-in', screens.door.show)
  desk.door.post('/desk/sign-in/passkey', screens.door.passkey)
  desk.door.post('/desk/sign-in/code', screens.door.code)

  desk.get('/desk', 'desk', screens.today.show)
  desk.get('/desk/articles', 'articles', screens.articles.list)
  desk.get('/desk/articles/:id{\\d+}', 'articles', screens.editor.show)
  desk.post('/desk/articles/:id{\\d+}', 'articles', screens.editor.save)
  desk.get('/desk/articles/:id{\\d+}/details', 'articles', screens.editor.details)
  desk.post('/desk/articles/:id{\\d+}/details', 'articles', screens.editor.saveDetails)
  desk.get('/desk/articles/:id{\\d+}/facts', 'articles', screens.articleFacts.list)
  desk.post('/desk/articles/:id{\\d+}/facts', 'articles', screens.articleFacts.save)
  desk.post('/desk/articles/:id{\\d+}/presence', 'articles', screens.articleFacts.here)
  desk.get('/desk/articles/:id{\\d+}/text', 'articles', screens.workingCopy.read)
  desk.post('/desk/articles/:id{\\d+}/steps', 'articles', screens.workingCopy.take)
  desk.get('/desk/articles/:id{\\d+}/comments', 'articles', screens.comments.show)
  desk.post('/desk/articles/:id{\\d+}/comments', 'articles', screens.comments.change)
  desk.get('/desk/articles/:id{\\d+}/comments.json', 'articles', screens.commentsFile.read)
  desk.post('/desk/articles/:id{\\d+}/comments.json', 'articles', screens.commentsFile.write)
  desk.post('/desk/articles/:id{\\d+}/suggestions', 'articles', screens.comments.decide)
  desk.post('/desk/articles/:id{\\d+}/suggestions.json', 'articles', screens.commentsFile.decide)
  desk.get('/desk/articles/:id{\\d+}/history', 'articles', screens.history.list)
  desk.get('/desk/articles/:id{\\d+}/history/since', 'articles', screens.history.since)
  desk.post('/desk/articles/:id{\\d+}/history/since', 'articles', screens.history.read)
  desk.get('/desk/articles/:id{\\d+}/history/:number{\\d+|now}', 'articles', screens.history.show)
  desk.get('/desk/articles/:id{\\d+}/history/:number{\\d+}/restore', 'articles', screens.history.confirm)
  desk.post('/desk/articles/:id{\\d+}/history/:number{\\d+}/restore', 'articles', screens.history.restore)
  desk.get('/desk/events', 'articles', screens.articleEvents.stream)

  desk.get('/desk/account', 'desk', screens.account.show)
  desk.post('/desk/account', 'desk', screens.account.change)
  desk.get('/desk/account/passkey', 'desk', screens.account.showPasskey)
  desk.post('/desk/account/passkey', 'desk', screens.account.addPasskey)
  desk.get('/desk/account/app', 'desk', screens.account.showApp)
  desk.post('/desk/account/app', 'desk', screens.account.addApp)
  desk.post('/desk/account/codes', 'desk', screens.account.makeCodes)
  desk.post('/desk/account/remove', 'desk', screens.account.remove)
  desk.post('/desk/account/sessions', 'desk', screens.account.endSession)

  desk.get('/desk/staff', 'staff', screens.staff.list)
  desk.post('/desk/staff', 'staff', screens.staff.invite)
  desk.get('/desk/staff/:id{\\d+}', 'staff', screens.staff.show)
  desk.post('/desk/staff/:id{\\d+}', 'staff', screens.staff.change)
  desk.post('/desk/staff/:id{\\d+}/invite', 'staff', screens.staff.inviteAgain)
  desk.post('/desk/staff/:id{\\d+}/end', 'staff', screens.staff.end)
  desk.post('/desk/staff/:id{\\d+}/sessions', 'staff', screens.staff.endSession)

  desk.get('/desk/log', 'audit', screens.log.show)
}
