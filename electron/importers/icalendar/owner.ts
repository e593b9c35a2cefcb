import { emailHandle, handleParts, type Handle } from '../../contract/handles'
import { linesOf, type EventComponent } from './components'
import { guestsOf, notAPerson } from './people'

const address = /^[^\s@<>"()]{1,64}@[^\s@<>"()]{1,255}\.[a-z]{2,24}$/i

/**
 * Finds out whose calendars these are: the address a calendar or its file is named after, else the one in most events (a tie goes to the
 * organiser). Somebody who only ever is the one guest of events that nobody organised is more likely the person the owner met.
 */
export class OwnerFinder {
  private readonly events = new Map<Handle, number>()
  private readonly organised = new Map<Handle, number>()
  private readonly alone = new Map<Handle, number>()
  private readonly names = new Set<string>()

  /** `<calendar>_<address>.ics`, as Google names its files. Where the address begins is only known from the guests. */
  file(path: string): void {
    const parts = (path.split('/').at(-1) ?? '').replace(/\.(?:ics|ical|icalendar|vcs)$/i, '').slice(0, 300).split('_')
    const candidates = parts.map((_, first) => parts.slice(first).join('_')).filter(isAddress)
    if (candidates.length > 0) this.names.add(candidates.join('\n'))
  }

  calendar(name: string): void {
    if (isAddress(name)) this.names.add(name)
  }

  event(component: EventComponent): void {
    const guests = guestsOf(linesOf(component, /^(?:attendee|organizer)/i).lines, false).filter(({ handle }) => handleParts(handle).kind === 'address')
    for (const { handle, organiser } of guests) {
      if (organiser) add(this.organised, handle)
      add(guests.length === 1 && !organiser ? this.alone : this.events, handle)
    }
  }

  result(): { readonly owner: readonly Handle[]; readonly choices: readonly Handle[] } {
    const by = (counts: ReadonlyMap<Handle, number>, a: Handle, b: Handle) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0)
    const likelier = (a: Handle, b: Handle) => by(this.events, a, b) || by(this.organised, a, b) || by(this.alone, a, b) || (a < b ? -1 : 1)
    const choices = [...new Set([...this.events.keys(), ...this.alone.keys()])].sort(likelier)
    const named = [...this.names].map((candidates) => {
      const handles = candidates.split('\n').map(emailHandle)
      return handles.find((handle) => this.events.has(handle) || this.alone.has(handle)) ?? handles.at(-1)!
    })
    const owner = named.sort(likelier)[0] ?? choices.find((handle) => this.events.has(handle))
    return { owner: owner ? [owner] : [], choices: choices.slice(0, 10) }
  }
}

const isAddress = (text: string): boolean => address.test(text) && !notAPerson(text)

const add = (counts: Map<Handle, number>, handle: Handle) => counts.set(handle, (counts.get(handle) ?? 0) + 1)
