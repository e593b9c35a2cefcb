import { containerStream, handleParts, isRoleAddress, nameHandle, type Handle } from '../../contract/handles'
import type { Grade, InteractionFact, Setting } from '../../contract/records'
import type { CalendarEvent } from './events'
import type { Guest } from './people'
import { dayOf, instant, stamp, type CalendarTime } from './times'

/** More guests than this are a gathering: one group event, not a meeting with each. */
export const mostGuests = 12

/**
 * One instance of an event as interactions: one in each guest's stream under the same id, or one in a stream of its own
 * for a gathering. `original` is the start the rule gave, which the id keeps when the instance was moved.
 */
export function meetings(event: CalendarEvent, start: CalendarTime, key: string, original: CalendarTime | null, owner: ReadonlySet<Handle>): InteractionFact[] {
  const guests = othersOf(event, owner).filter(({ status }) => status !== 'declined')
  if (guests.length === 0) return []
  const id = original ? `${key}:${stamp(original)}` : key
  const at = instant(start)
  const self = event.guests.find(({ handle }) => owner.has(handle))
  const gathering = guests.length > mostGuests
  const base = (setting: Setting, grade: Grade): Omit<InteractionFact, 'stream'> => ({
    fact: 'interaction',
    id,
    at,
    ...(event.length > 0 && { until: at + (start.isDate ? Math.max(0, event.length - 86_400_000) : event.length) }),
    ...(start.isDate && { day: dayOf(start) }),
    ...(event.zoneAssumed && { timeNote: 'zone assumed' }),
    network: 'calendar',
    kind: 'event',
    setting,
    direction: 'mutual',
    who: guests.map(({ handle }) => handle),
    ...(event.text && { text: event.text }),
    ...(event.title && { title: event.title }),
    ...(event.link && { link: event.link }),
    ...(event.component.calendar.name && { container: event.component.calendar.name }),
    ...(event.venue.place && { place: event.venue.place }),
    event: id,
    grade,
    ...(Object.keys(event.more).length > 0 && { more: event.more }),
  })
  if (gathering) return [{ ...base(isCall(event) ? 'ambient' : 'inPerson', 'candidate'), stream: containerStream('calendar', key) }]
  return guests.map((guest) => {
    const agreed = bothAttend(event, self, guest)
    return { ...base(isCall(event) ? (agreed ? 'private' : 'ambient') : 'inPerson', gradeOf(event, agreed)), stream: guest.handle }
  })
}

/**
 * Strong: both attending, a physical place and no conference link. The rest are hints. Whether it has taken place is not asked here:
 * what lies ahead becomes an encounter when its day has come, without being read again.
 */
const gradeOf = ({ venue }: CalendarEvent, agreed: boolean): Grade => (agreed && venue.place && !venue.conference ? 'strong' : 'candidate')

/** A call is private and online, and a contact only with those who said they would come. Everything else may have been in person. */
const isCall = ({ venue }: CalendarEvent): boolean => venue.conference && !venue.place

function bothAttend({ guests }: CalendarEvent, self: Guest | undefined, guest: Guest): boolean {
  // An event in the owner's calendar that lists guests but not the owner was made by the owner.
  const ownerAttends = self ? self.status === 'accepted' : !guests.some(({ organiser }) => organiser)
  return ownerAttends && guest.status === 'accepted'
}

/** Everybody but the owner. An address of an office tells who somebody is only by the name beside it. */
export function othersOf(event: CalendarEvent, owner: ReadonlySet<Handle>): readonly Guest[] {
  return event.guests.flatMap((guest) => {
    if (owner.has(guest.handle)) return []
    const { network, value } = handleParts(guest.handle)
    if (network !== 'email' || !isRoleAddress(value)) return [guest]
    return guest.name ? [{ ...guest, handle: nameHandle('calendar', guest.name) }] : []
  })
}

/** Why an event gives no meeting with anybody, in words; null when it does. */
export function emptyReason(event: CalendarEvent, owner: ReadonlySet<Handle>): string | null {
  if (event.cancelled) return 'The event was cancelled'
  const self = event.guests.find(({ handle }) => owner.has(handle))
  if (self?.status === 'declined') return 'You declined the event'
  const others = othersOf(event, owner)
  if (others.length === 0) return 'The event names no guests'
  if (others.every(({ status }) => status === 'declined')) return 'Every guest declined'
  return null
}
