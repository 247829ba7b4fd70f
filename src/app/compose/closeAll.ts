export type Closing = () => void | Promise<void>

/** Closes what was opened last first, all of it even where some cannot be closed; then throws the first reason. */
export async function closeAll(opened: readonly Closing[]): Promise<void> {
  const failures: unknown[] = []
  for (const close of opened.toReversed()) {
    try {
      await close()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}
