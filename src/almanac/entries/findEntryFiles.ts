import { readdir } from 'node:fs/promises'

/** YAML, JSON and JSON lines of a folder, by name; what lies deeper is not looked at. */
export async function findEntryFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|jsonl?|ndjson)$/i.test(entry.name))
    .map(({ name }) => name)
    .sort()
}
