import { may, type Permission, type StaffRole } from '../../staff/permissions/permissions.module.ts'

/** A word of the rail: what it opens, who may, and the letter that goes there after `g`. */
const PLACES = [
  { path: '/desk', word: 'desk.today', key: 't', permission: 'desk' },
  { path: '/desk/articles', word: 'desk.articles', key: 'a', permission: 'articles' },
  { path: '/desk/media', word: 'library.media', key: 'm', permission: 'media' },
  { path: '/desk/style', word: 'style.place', key: 'h', permission: 'style' },
  { path: '/desk/staff', word: 'desk.staff', key: 'p', permission: 'staff' },
  { path: '/desk/log', word: 'desk.log', key: 'l', permission: 'audit' },
] as const satisfies { path: string; word: string; key: string; permission: Permission }[]

/** What stands in the rail for a role, in its order. */
export function placesOf(role: StaffRole | undefined) {
  return PLACES.filter(({ permission }) => may(role, permission))
}
