/** So long a copy in a browser may be read without asking: nothing that ends within seconds reaches who is offline. */
const LEASE_DAYS = 14

/** Until when a copy may be read that was allowed just now. */
export const leaseEnd = (now: Temporal.Instant): Temporal.Instant => now.add({ hours: 24 * LEASE_DAYS })
