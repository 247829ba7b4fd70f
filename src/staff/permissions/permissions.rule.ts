export const STAFF_ROLES = ['contributor', 'translator', 'editor', 'publisher', 'circulation'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

export type Permission =
  /** Read every article in full, whatever its terms. */
  'preview'

/** Circulation looks after subscriptions and payments; it reads as a reader does. */
const whoMay: Record<Permission, ReadonlySet<StaffRole>> = {
  preview: new Set(['contributor', 'translator', 'editor', 'publisher']),
}

/** Somebody without a role may nothing. */
export function may(role: StaffRole | undefined, permission: Permission): boolean {
  return role !== undefined && whoMay[permission].has(role)
}

export function isStaffRole(text: string): text is StaffRole {
  return (STAFF_ROLES as readonly string[]).includes(text)
}
