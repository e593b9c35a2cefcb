import { createHash } from 'node:crypto'

const limit = 300

/** The UID as ids hold it: a longer one than any program writes is hashed. */
export const shortUid = (uid: string): string => (uid.length > limit ? hashOf([uid]) : uid)

export const hashOf = (parts: readonly string[]): string => createHash('sha256').update(parts.join('|')).digest('hex').slice(0, 32)
