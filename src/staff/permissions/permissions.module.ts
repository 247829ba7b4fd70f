export { isStaffRole, may, STAFF_ROLES, type StaffRole } from './permissions.rule.ts'
