import { mayWithArticle, type StaffRole } from '../../staff/permissions/permissions.module.ts'

/** Whoever says who does what keeps views for everybody, too, and mends everybody's. */
export function mayKeepForAll(role: StaffRole): boolean {
  return mayWithArticle(role, 'assign', { state: 'draft', isOwn: false })
}

/** One's own always; everybody's where one may keep such. */
export function mayChangeView(
  member: { id: number; role: StaffRole },
  view: { staffId: number; forAll: boolean },
): boolean {
  return view.staffId === member.id || (view.forAll && mayKeepForAll(member.role))
}
