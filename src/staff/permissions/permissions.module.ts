export {
  type ArticleAction,
  type ArticleState,
  actionsOpenTo,
  isStaffRole,
  may,
  mayWithArticle,
  type Permission,
  STAFF_ROLES,
  type StaffRole,
  statesRead,
  workflowState,
} from './permissions.rule.ts'
