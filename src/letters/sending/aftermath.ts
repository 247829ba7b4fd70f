/** What is known of a letter once it has gone, as far as anybody says it. */
export type Aftermath = {
  /** What came back. `delivered`: undefined where no provider tells of arrivals. */
  returned: { delivered: number | undefined; hard: number; soft: number; complaints: number }
  /** Readers who did it, each once, but for those who object (`Sec-GPC`); nothing while `counting` is off. */
  counted: {
    /** The publication's setting `letter-statistics`. */
    counting: boolean
    /** Unreliable: mail programs fetch pictures by themselves, or never. */
    openedUnreliably: number
    clicked: number
    /** By machines that look at mails. */
    fetchedByMachines: number
    /** What people clicked, the most first. */
    articles: Array<{ groupId: number; headline: string; readers: number }>
    /** By this letter's foot or header. */
    unsubscribed: number
    /** Begun within seven days by browsers that came by this letter, if by none later. */
    trials: number
    /** The same, paid from the first day. */
    subscriptions: number
  }
}
