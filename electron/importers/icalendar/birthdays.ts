import { nameHandle, tidy } from '../../contract/handles'
import type { PersonFact } from '../../contract/records'
import type { CalendarEvent } from './events'

/** How calendars title a birthday they made from a contact, by display language. The name is the first group. */
const titles: readonly RegExp[] = [
  /^(.{1,200}?)['’]s? birthday\b/i, // English
  /^birthday(?: of|:) (.{1,200})$/i,
  /^(?:geburtstag von |geburtstag: )(.{1,200})$/i, // German
  /^(.{1,200}?)(?:s|['’]) geburtstag$/i,
  /^(.{1,200}?) hat geburtstag$/i,
  /^(?:anniversaire (?:de |d['’]))(.{1,200})$/i, // French
  /^(?:cumpleaños de )(.{1,200})$/i, // Spanish
  /^(?:compleanno di )(.{1,200})$/i, // Italian
  /^(?:verjaardag van )(.{1,200})$/i, // Dutch
  /^(?:aniversário de )(.{1,200})$/i, // Portuguese
  /^(.{1,200}?)s (?:fødselsdag|bursdag|födelsedag)$/i, // Danish, Norwegian, Swedish
  /^🎂\s?(.{1,200}?)(?: \((?:\d{4}|\d{1,3})\))?$/u, // Nextcloud
]

/** What calendars and categories of birthdays are called. */
export const birthdayWords = /birthdays?|geburtstage?|anniversaires|cumpleaños|compleanni|verjaardagen|aniversários|fødselsdage|bursdager|födelsedagar|contact_birthdays/i

/** A yearly all-day event that some address book made: what it says of the person, or null when it is no birthday. */
export function birthdayOf(event: CalendarEvent): PersonFact | null {
  const { start, title, component } = event
  if (!start.isDate || event.guests.length > 0 || event.cancelled) return null
  const inCalendar = event.birthday || birthdayWords.test(component.calendar.name)
  const yearly = event.rules.some((rule) => /FREQ=YEARLY/i.test(rule))
  if (!inCalendar && !yearly) return null
  const name = tidy(titles.map((pattern) => pattern.exec(title)?.[1]).find((found) => found) ?? (inCalendar && yearly ? title : ''))
  if (!name) return null
  const date = new Date(start.wall)
  const year = /\((\d{4})\)$/.exec(title)?.[1]
  return {
    fact: 'person',
    id: `ics:birthday:${event.uid}`,
    handles: [nameHandle('calendar', name)],
    name,
    hint: 'sameName',
    // The first date of such a series is often this year's, not the year of birth: only a year in the title is believed.
    card: { dates: [{ label: 'birthday', ...(year && { year: Number(year) }), month: date.getUTCMonth() + 1, day: date.getUTCDate(), raw: title }] },
  }
}
