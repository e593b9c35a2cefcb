import { emailHandle, nameHandle, phoneHandle, tidy, type Handle } from '../../contract/handles'
import type { ContentLine } from './lines'

/** Somebody an event names: an attendee or its organiser. */
export interface Guest {
  readonly handle: Handle
  /** Empty when the calendar gives nothing but the address. */
  readonly name: string
  readonly status: 'accepted' | 'declined' | 'tentative' | 'unanswered'
  readonly organiser: boolean
}

/** The people of an event, each once, rooms, lists and role addresses left out. Order as written. */
export function guestsOf(lines: readonly ContentLine[], exchange: boolean): Guest[] {
  const guests = new Map<Handle, Guest>()
  for (const line of lines) {
    if (line.name !== 'ATTENDEE' && line.name !== 'ORGANIZER') continue
    const guest = guestOf(line, exchange)
    if (!guest) continue
    const known = guests.get(guest.handle)
    guests.set(guest.handle, known
      ? {
          handle: guest.handle,
          name: known.name || guest.name,
          organiser: known.organiser || guest.organiser,
          // An ATTENDEE line knows the answer; an ORGANIZER line only implies it.
          status: known.organiser && !guest.organiser ? guest.status : known.status,
        }
      : guest)
  }
  return [...guests.values()]
}

function guestOf({ name: property, params, value }: ContentLine, exchange: boolean): Guest | null {
  const type = params.get('CUTYPE')?.toUpperCase()
  const role = params.get('ROLE')?.toUpperCase()
  if (type === 'ROOM' || type === 'RESOURCE' || type === 'GROUP' || role === 'NON-PARTICIPANT') return null
  const email = addressOf(value) ?? addressOf(params.get('EMAIL') ?? '')
  if (email && notAPerson(email)) return null
  const name = displayName(params.get('CN') ?? '', exchange)
  const phone = /^tel:(\+\d{5,15})$/i.exec(value.trim())?.[1]
  const handle = email ? emailHandle(email) : phone ? phoneHandle(phone) : name ? nameHandle('calendar', name) : null
  if (!handle) return null
  return { handle, name, organiser: property === 'ORGANIZER', status: property === 'ORGANIZER' ? 'accepted' : statusOf(params.get('PARTSTAT')) }
}

function statusOf(partstat: string | undefined): Guest['status'] {
  switch (partstat?.toUpperCase()) {
    case 'ACCEPTED':
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
  let text = value.trim().replace(/^mailto:/i, '')
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

const calendarDomains = ['resource.calendar.google.com', 'group.calendar.google.com', 'calendar.google.com', 'group.v.calendar.google.com', 'import.calendar.google.com']
const notAPerson = (email: string): boolean => calendarDomains.includes(email.slice(email.lastIndexOf('@') + 1).toLowerCase())

/** No name when the CN is only the address again; `Holm, Ida` from an Exchange calendar reads `Ida Holm`. */
function displayName(cn: string, exchange: boolean): string {
  const name = tidy(cn)
  if (!name || name.includes('@')) return ''
  const parts = name.split(',')
  return exchange && parts.length === 2 && parts[0]!.trim() && parts[1]!.trim() ? `${parts[1]!.trim()} ${parts[0]!.trim()}` : name
}
