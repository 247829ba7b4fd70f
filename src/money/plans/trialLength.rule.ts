/** How long a free trial is: what the plan says, in days. Who may have one, `subscriptions/trial.rule.ts` says. */
export const NO_TRIAL_DAYS = 0
/** The longest that the payment provider accepts. */
const MAX_TRIAL_DAYS = 730

/** `30d`, or `none`; undefined for what is neither, or too long. */
export function parseTrialLength(text: string): number | undefined {
  if (text === 'none') return NO_TRIAL_DAYS
  const days = Number(/^(\d{1,3})d$/.exec(text)?.[1])
  return days <= MAX_TRIAL_DAYS ? days : undefined
}

/** The provider counts a trial in days of 24 hours from the moment of the checkout. */
export function trialEndsAt(trialDays: number, now: Temporal.Instant): Temporal.Instant {
  return now.add({ hours: trialDays * 24 })
}

/** The day of the first charge, which ends a trial that begins now. */
export function firstChargeOn(trialDays: number, now: Temporal.Instant, zone: string): Temporal.PlainDate {
  return trialEndsAt(trialDays, now).toZonedDateTimeISO(zone).toPlainDate()
}
