/** What Today asks of rooms above it; each may be missing, and then nothing of its kind is said. */
export type TodayPorts = {
  /** What keeps these from going out at their hours, in sentences, by their numbers. */
  blocksOf?(articles: readonly GoingOut[]): Promise<ReadonlyMap<number, readonly string[]>>
  /** Pictures whose rights end before this instant, the first one first. */
  picturesRunningOut?(until: Temporal.Instant): Promise<readonly RunningPicture[]>
  /** Where somebody is mentioned and has not answered yet, newest first. */
  mentionsOf?(staffId: number): Promise<readonly Mention[]>
}

export type GoingOut = { id: number; at: Temporal.Instant }
export type RunningPicture = { title: string; path: string; at: Temporal.Instant }
export type Mention = { articleId: number; by: string; words: string; at: Temporal.Instant; path: string }
