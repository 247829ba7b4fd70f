import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Milliseconds of processor time that a process has used; undefined where the system does not say. */
export function processorMs(pid: number): number | undefined {
  const fields = statOf(pid)
  return fields && (Number(fields[11]) + Number(fields[12])) * 10
}

/** The same of the processes that it started and that have ended. */
export function endedProcessorMs(pid: number): number | undefined {
  const fields = statOf(pid)
  return fields && (Number(fields[13]) + Number(fields[14])) * 10
}

/** From field 3 on: fields 14 to 17 are times in hundredths. The name before them may hold spaces, so count from its end. */
function statOf(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

export type Memory = { residentMb: number; peakMb: number }

export function memoryOf(pid: number): Memory {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1])
    return { residentMb: kilobytes('VmRSS') / 1024, peakMb: kilobytes('VmHWM') / 1024 }
  } catch {
    const kilobytes = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }))
    return { residentMb: kilobytes / 1024, peakMb: Number.NaN }
  }
}
