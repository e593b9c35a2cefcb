import { zoneFinder } from '../icalendar/zones'
import type { WrittenDate } from './dates'

/** UTC ms of written dates: by the zone behind them, else by the user's. */
export function clockOf(userZone: string): (date: WrittenDate) => { readonly at: number; readonly note?: string } {
  const zone = zoneFinder('', () => undefined, userZone)(undefined)
  // A day is its noon, wherever.
  return ({ wall, offset, dayOnly }) => (dayOnly ? { at: wall + 12 * 3_600_000 } : offset === undefined ? { at: wall - zone.offsetAtWall(wall), note: 'zone assumed' } : { at: wall - offset * 60_000 })
}
