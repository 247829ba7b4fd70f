import { z } from 'zod'
import { defineJob } from '../../platform/jobs.ts'

const one = z.object({ issueId: z.int() })
const key = ({ issueId }: { issueId: number }) => String(issueId)

/** Forty articles take seconds; two hundred on a busy machine a few minutes, which no stop waits for. */
const limits = { timeLimitSeconds: 300, concurrency: 1, taken: 1, retryLimit: 3, key, endsAtOnce: true }

export const releaseJob = defineJob('release-issue', one, { ...limits, plural: 'issues to release' })
/** What an issue lacks that is out already. */
export const fillJob = defineJob('make-issue-files', one, { ...limits, plural: 'issues to make files of' })
export const reviseJob = defineJob('revise-issue', one, { ...limits, plural: 'issues to revise' })
