import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'

export type CommentsDeps = Platform & { publication: Publication }
