export {
  type ArticleAction,
  actionsOpenTo,
  type ArticleState,
  isStaffRole,
  may,
  mayWithArticle,
  type Permission,
  STAFF_ROLES,
  type StaffRole,
  statesRead,
} from './permissions.rule.ts'
