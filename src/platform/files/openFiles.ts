import type { Log } from '../log.ts'
import type { BucketAddress } from './bucketAddress.ts'
import type { BucketOfFiles } from './bucketOfFiles.ts'
import type { Files } from './files.ts'
import { openFolderOfFiles } from './folderOfFiles.ts'

/** `restoring` tells whether it is a bucket: there a restore leaves its mark for all machines. */
export type ChosenFiles = (Files & { restoring?: undefined }) | BucketOfFiles

/** The one place that decides where a publication's files are: in the bucket, where there is one, else in the folder. */
export async function openFiles(
  { folder, bucket }: { folder: string; bucket: BucketAddress | undefined },
  log: Log,
  { patiently = false } = {},
): Promise<ChosenFiles> {
  if (!bucket) return openFolderOfFiles(folder)
  // Loaded by who needs it: what speaks to a bucket is of no use to the others.
  const [{ openBucketOfFiles }, { OF_READERS, OF_WORK }] = await Promise.all([
    import('./bucketOfFiles.ts'),
    import('./bucket.ts'),
  ])
  return openBucketOfFiles(bucket, log, patiently ? OF_WORK : OF_READERS)
}
