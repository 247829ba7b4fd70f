import type { StaffRole } from '../permissions/permissions.module.ts'

/** Whether nobody would be a publisher any more, once one of the staff has this role, or none. */
export function leavesNoPublisher(
  staff: ReadonlyArray<{ id: number; role: StaffRole }>,
  id: number,
  role: StaffRole | undefined,
): boolean {
  const isOne = staff.some((member) => member.id === id && member.role === 'publisher')
  return isOne && role !== 'publisher' && !staff.some((member) => member.id !== id && member.role === 'publisher')
}
