/**
 * What the window last showed before anybody had to be read: the numbers of the side bar and the first people by name. It is one row, good for
 * exactly what it was made from; then a start reads it instead of everybody. Made of what is derived, so losing it loses nothing.
 */
import type { Look } from '../core/look'
import { database, type Database } from './database'
import { pack, unpack } from './packed'

/** Raised when it is made otherwise of the same library. */
const version = 1

export interface KeptLook {
  /** What the library is at this moment: which archives and words have been followed, and what has been derived from them. */
  readonly of: string
  /** Null where none was kept of it. */
  readonly look: Look | null
}

export async function readLook(): Promise<KeptLook> {
  const db = database()
  return db.transaction('r', db.applied, async () => {
    const [of, row] = [await stateOf(db), await db.applied.get('look')]
    return { of, look: row?.key === 'look' && row.of === of ? unpack<Look>(row.d) : null }
  })
}

/** What the library is at this moment, as `KeptLook` says; for following it. */
export const libraryState = (): Promise<string> => stateOf(database())

/** Keeps it unless the library has become another one meanwhile, or something is still to be worked out. */
export async function keepLook(of: string, look: Look): Promise<void> {
  const db = database()
  await db.transaction('rw', db.applied, async () => {
    const derived = await db.applied.get('derived')
    if (derived?.key === 'derived' && !derived.stale && (await stateOf(db)) === of) await db.applied.put({ key: 'look', of, d: pack(look) })
  })
}

/** Everything derived follows from these rows: how far each import and journal is followed, and whose time has passed. */
async function stateOf(db: Database): Promise<string> {
  const rows = [...(await db.applied.where('key').below('look').toArray()), ...(await db.applied.where('key').above('look').toArray())]
  return JSON.stringify([version, rows])
}
