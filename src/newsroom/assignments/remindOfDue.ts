import { inTransaction } from '../../platform/database.ts'
import type { DueWork } from '../../platform/dueWork.ts'
import { tellPeopleOf } from '../errands/errands.module.ts'
import { nextReminder, takeReminders } from './assignments.sql.ts'

const AT_ONCE = 200

/** In the morning before: whoever has an article is told that it is due on the next day. */
export const remindOfDue: DueWork = {
  name: 'remind-of-due-articles',
  nextDue: nextReminder,
  runDue: (db, now) =>
    inTransaction(db, async (tx) => {
      const taken = await takeReminders(tx, AT_ONCE, now)
      for (const { articleId, isPending } of taken) {
        if (isPending) await tellPeopleOf(tx, { kind: 'due', articleId, by: undefined, detail: '' }, now)
      }
      return taken.length
    }),
}
