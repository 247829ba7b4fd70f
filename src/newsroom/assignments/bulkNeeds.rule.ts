import type { ArticleAction } from '../../staff/permissions/permissions.module.ts'
import type { BulkAction } from '../articles/articles.module.ts'

/** What somebody must be allowed to do with each article. */
export function actionAsked(action: BulkAction): ArticleAction {
  switch (action) {
    case 'section':
      return 'write'
    case 'terms':
      return 'terms'
    case 'send-to-review':
      return 'send-to-review'
    case 'approve':
      return 'approve'
    case 'assign':
    case 'due':
    case 'needs-legal':
    case 'met-legal':
    case 'needs-pictures':
    case 'met-pictures':
      return 'assign'
  }
}
