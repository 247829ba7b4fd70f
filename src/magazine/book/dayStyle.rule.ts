/**
 * How an issue says the day of a report: with its year where that is not the issue's own. Else a report of last November
 * would seem to be from after an issue of this one.
 */
export const dayStyle = (day: string, issueDate: string): 'dayMonth' | 'long' =>
  day.slice(0, 4) === issueDate.slice(0, 4) ? 'dayMonth' : 'long'
