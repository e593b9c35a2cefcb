import { emailHandle, nameHandle, phoneHandle, tidy, type Handle } from '../../contract/handles'
import type { ContentLine } from './lines'

/** Somebody an event names: an attendee or its organiser. */
export interface Guest {
  readonly handle: Handle
  /** Empty when the calendar gives nothing but the address. */
  readonly name: string
  /** The name as the calendar writes it, where that is another: `Holm, Ida`. */
  readonly written?: string
  readonly status: 'accepted' | 'declined' | 'tentative' | 'unanswered'
  readonly organiser: boolean
}

/** The people of an event, each once, rooms and lists left out. Order as written. */
export function guestsOf(lines: readonly ContentLine[], exchange: boolean): Guest[] {
  const guests = new Map<Handle, Guest>()
  for (const line of lines) {
    if (line.name !== 'ATTENDEE' && line.name !== 'ORGANIZER') continue
    const guest = guestOf(line, exchange)
    if (!guest) continue
    const known = guests.get(guest.handle)
    guests.set(guest.handle, known
      ? {
          ...(known.name ? known : guest),
          organiser: known.organiser || guest.organiser,
          // An ATTENDEE line knows the answer; an ORGANIZER line only implies it.
          status: known.organiser && !guest.organiser ? guest.status : known.status,
        }
      : guest)
  }
  // Whoever calls people together comes, unless the calendar says otherwise.
  return [...guests.values()].map((guest) => (guest.organiser && guest.status === 'unanswered' ? { ...guest, status: 'accepted' } : guest))
}

function guestOf({ name: property, params, value }: ContentLine, exchange: boolean): Guest | null {
  const type = params.get('CUTYPE')?.toUpperCase()
  const role = params.get('ROLE')?.toUpperCase()
  if (type === 'ROOM' || type === 'RESOURCE' || type === 'GROUP' || role === 'NON-PARTICIPANT') return null
  const email = addressOf(value) ?? addressOf(params.get('EMAIL') ?? '')
  if (email && notAPerson(email)) return null
  const written = nameOf(params.get('CN') ?? '')
  const name = exchange ? turned(written) : written
  const phone = /^tel:(\+\d{5,15})$/i.exec(value.replace(/[\s().-]/g, '').replace(/;.*$/s, ''))?.[1]
  const handle = email ? emailHandle(email) : phone ? phoneHandle(phone) : name ? nameHandle('calendar', name) : null
  if (!handle) return null
  // vCalendar 1.0 calls the answer STATUS.
  const status = property === 'ORGANIZER' ? 'accepted' : statusOf(params.get('PARTSTAT') ?? params.get('STATUS'))
  return { handle, name, ...(written !== name && { written }), organiser: property === 'ORGANIZER', status }
}

function statusOf(partstat: string | undefined): Guest['status'] {
  switch (partstat?.toUpperCase()) {
    case 'ACCEPTED':
    case 'CONFIRMED':
      return 'accepted'
    case 'DECLINED':
      return 'declined'
    case 'TENTATIVE':
    case 'DELEGATED':
      return 'tentative'
    default:
      return 'unanswered'
  }
}

/** `mailto:Bea@Example.org`, `MAILTO:…`, bare addresses; nothing for `invalid:nomail`, Exchange names and principal URLs. */
function addressOf(value: string): string | null {
  let text = value.slice(0, 1_000).trim().replace(/^mailto:([^?]*).*$/is, '$1')
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) || text.startsWith('/')) return null
  if (text.includes('%'))
    try {
      text = decodeURIComponent(text)
    } catch {
      // A stray percent sign: the address is what it is.
    }
  text = tidy(text).replace(/^.*<([^<>]+)>$/, '$1')
  return /^[^\s@<>",;]{1,64}@[^\s@<>",;]{1,255}$/.test(text) ? text : null
}

/** Calendars and rooms have addresses too. */
export const notAPerson = (email: string): boolean => /(?:^|[@.])calendar\.google\.com$/i.test(email)

/** No name when the CN is only the address again. */
function nameOf(cn: string): string {
  const name = tidy(cn.slice(0, 200))
  return name.includes('@') ? '' : name
}

/** `Holm, Ida` of an Exchange calendar reads `Ida Holm`. */
function turned(name: string): string {
  const parts = name.split(',').map((part) => part.trim())
  return parts.length === 2 && parts[0] && parts[1] ? `${parts[1]} ${parts[0]}` : name
}
