export {
  ARTICLE_STATES,
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
} from './permissions.rule.ts'
