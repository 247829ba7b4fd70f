import type { z } from 'zod'

/** What is in the field, or undefined where it is nothing that a browser of our pages sends. */
export function parsePasskeyAnswer<Schema extends z.ZodType>(
  field: string,
  schema: Schema,
): z.output<Schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(field)).data
  } catch {
    return undefined
  }
}
