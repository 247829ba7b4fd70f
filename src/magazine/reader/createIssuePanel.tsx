import type { AccountPanel } from '../../readers/accounts/accounts.module.ts'
import { IssuePanel } from './issuePanel.view.tsx'
import { makeCover } from './makeCover.ts'
import type { ReaderDeps } from './readerDeps.ts'

type Deps = Pick<ReaderDeps, 'issues' | 'media' | 'publication' | 'subscriberUntil'>

/** The account page's part for the magazine: the newest issue, for whoever pays for it. */
export function createIssuePanel({ issues, media, publication, subscriberUntil }: Deps): AccountPanel {
  return {
    order: 15,
    async render(db, { readerId, words, now }) {
      const [issue] = await issues.listReleased()
      if (!issue || !(await subscriberUntil(readerId, now))) return undefined
      const { pictureId } = issue.cover
      const pictures = await media.findPictures(db, pictureId === undefined ? [] : [pictureId])
      return <IssuePanel words={words} issue={issue} cover={makeCover(issue, publication.facts(), pictures)} />
    },
  }
}
