import { createHmac } from 'node:crypto'
import { z } from 'zod'

/** Raised when an older Dateline could not read what a newer one writes. */
export const BACKUP_FORMAT = 1

/** The first entry of a backup says in a glance what it is; the last says what must be in it. */
export const OPENING = 'backup.json'
export const MANIFEST = 'manifest.json'
export const SECRET = 'secret'
export const TABLES = 'database/'
export const FILES = 'files/'

const counted = z.number().int().min(0)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const ManifestSchema = z.object({
  format: z.literal(BACKUP_FORMAT),
  dateline: z.string(),
  /** By Dateline's clock, at the moment that the backup shows. */
  madeAt: z.string(),
  postgres: z.string(),
  /** Those that had made the tables of `public`. */
  migrations: z.array(z.object({ name: z.string(), checksum: sha256 })).min(1),
  /** Schemas that others' code made, each by the statements it was made of. */
  schemas: z.array(z.object({ name: z.string(), version: z.string(), sql: z.string() })),
  /** In an order in which they can be filled. The sum is that of their rows as PostgreSQL's COPY writes them. */
  tables: z.array(
    z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()).min(1), rows: counted, sha256 }),
  ),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), last: z.string(), called: z.boolean() })),
  files: z.array(z.object({ name: z.string(), bytes: counted, sha256 })),
  /** `mark` tells whether another secret is the same one, and nothing else of it. */
  secret: z.object({ kept: z.boolean(), mark: z.string() }),
})

export type Manifest = z.infer<typeof ManifestSchema>

export const markOfSecret = (secret: string): string =>
  createHmac('sha256', secret).update('the mark of a secret in a backup').digest('hex')

/** `public.readers` */
export const nameOf = ({ schema, name }: { schema: string; name: string }): string => `${schema}.${name}`
