import { type Command, Option } from 'commander'
import { type MovedFiles, moveFiles } from '../operate/moveFiles.ts'
import { readConfig } from '../start/config.ts'
import { print } from '../terminal/print.ts'
import { progressBar } from '../terminal/progressBar.ts'

export function filesCommands(program: Command) {
  const files = program
    .command('files')
    .description('pictures and whatever else a publication keeps beside its database')
  files
    .command('move')
    .description(
      'copies all files from the data folder to the bucket of S3_URL or back, and checks each where it arrived',
    )
    .addOption(new Option('--to <place>', 'where they are to be').choices(['s3', 'folder']).makeOptionMandatory())
    .option('--remove', 'takes away from the old place what stands in the new one')
    .option('--json', 'print facts as JSON')
    .action(async (options: { to: 's3' | 'folder'; remove?: boolean; json?: boolean }) => {
      const moved = await moveFiles(readConfig(), options.to, { remove: options.remove ?? false }, progressBar)
      print(options, moved, movedInWords)
      if (moved.failed.length > 0) process.exitCode = 1
    })
}

/** More of them help nobody on a terminal; `--json` has all. */
const MOST_NAMED = 10

function movedInWords({
  from,
  to,
  files,
  copied,
  bytes,
  alreadyThere,
  failed,
  removed,
  remaining,
}: MovedFiles): string {
  if (files === 0) return `There are no files in ${from}.`
  const lines = [
    `${copied + alreadyThere} of ${files} files are in ${to} (${megabytes(bytes)}): ${copied} were copied and checked, ${alreadyThere} were there already.`,
  ]
  if (removed > 0) lines.push(`${removed} were taken away from ${from}.`)
  if (failed.length > 0) {
    lines.push(`${failed.length} could not be taken along and stay where they are:`)
    for (const { name, reason } of failed.slice(0, MOST_NAMED)) lines.push(`  ${name}: ${reason}`)
    if (failed.length > MOST_NAMED) lines.push(`  … and ${failed.length - MOST_NAMED} more (--json names all)`)
  } else if (remaining > 0) {
    lines.push(
      `${remaining} remain in ${from} too. Once every process runs on the new place, give this again for what came meanwhile, with --remove to take them away.`,
    )
  }
  return lines.join('\n')
}

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`
