import { idHandle, screenNameHandle, tidy, type Handle } from '../../contract/handles'
import { text } from '../formats/jsonValues'

/** A number of Discord's as text; nothing for what was rounded on its way. */
export function idOf(value: unknown): string | undefined {
  const written = text(value)
  return written !== undefined && /^\d{1,20}$/.test(written) && written !== '0' ? written : undefined
}

export const userHandle = (id: string): Handle => idHandle('discord', id)

/** `ben#0` is today's form of `ben`; `ben#1234` is a name of the years before. */
export function nameHandleOf(username: unknown, discriminator?: unknown): Handle | undefined {
  const name = tidy(text(username) ?? '')
  if (name === '' || isPlaceholder(name)) return undefined
  const number = text(discriminator)
  return screenNameHandle('discord', number === undefined || /^0+$/.test(number) ? name : `${name}#${number}`)
}

export const isPlaceholder = (name: string): boolean => /^(?:deleted[ _]user(?:_[\da-f]{1,40})?|unknown user|unknown|none)(?:\s?#?\d{0,4})$/i.test(name)

export interface Time {
  /** UTC ms; null when there is no usable time. */
  readonly at: number | null
  readonly note?: string
}

const day = 86_400_000
const epoch = 1_420_070_400_000

/** When a message was written, from what it says (UTC) and from its id: where they are more than a day apart, the id is right. */
export function timeOf(written: unknown, id: string, now: number): Time {
  const fromId = id.length >= 15 && id.length <= 20 ? Number(BigInt(id) >> 22n) + epoch : NaN
  const stated = parseTime(text(written) ?? '')
  const usable = (at: number) => at >= epoch && at <= now + day
  if (usable(stated) && !(usable(fromId) && Math.abs(fromId - stated) > day)) return { at: stated }
  if (usable(fromId)) return { at: fromId, note: 'time from the id' }
  return usable(stated) ? { at: stated } : { at: null, note: 'time unknown' }
}

/** `2021-03-04 05:06:07.890000+00:00`, `2023-10-06 12:00:00`, ISO 8601. */
function parseTime(written: string): number {
  const found = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?\s?(Z|[+-]\d\d:?\d\d)?$/.exec(written)
  if (!found) return NaN
  const [, year, month, date, hour, minute, second, fraction = '', zone] = found
  const at = Date.UTC(Number(year), Number(month) - 1, Number(date), Number(hour), Number(minute), Number(second), Number(`0.${fraction || '0'}`) * 1000)
  if (new Date(at).getUTCMonth() !== Number(month) - 1) return NaN
  if (!zone || zone === 'Z') return at
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))
  return at - (zone.startsWith('-') ? -1 : 1) * minutes * 60_000
}
