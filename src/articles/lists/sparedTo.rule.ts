import type { Viewer } from '../../design/frame/shell.ts'

/** What lists show to a viewer: whoever subscribes is led to nothing that somebody paid for. */
export function sparedTo<Article extends { sponsor: string | undefined }>(
  viewer: Viewer,
  articles: readonly Article[],
): readonly Article[] {
  return viewer === 'subscriber' ? articles.filter(({ sponsor }) => sponsor === undefined) : articles
}
