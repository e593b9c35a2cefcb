import { emailHandle, handleParts, type Handle } from '../../contract/handles'
import type { CalendarFile } from './components'
import { guestsOf } from './people'

const address = /[^\s@<>"()_]{1,64}@[^\s@<>"()]{1,255}\.[a-z]{2,24}/i

/**
 * Whose calendars these are: the address a calendar is named after, the address in the file's name, else the one in most
 * events (a tie goes to the organiser). Without guests there is nobody to ask. The choices are ordered by how often they occur.
 */
export function ownerOf(files: readonly { readonly path: string; readonly file: CalendarFile }[]): { owner: readonly Handle[]; choices: readonly Handle[] } {
  const events = new Map<Handle, number>()
  const organised = new Map<Handle, number>()
  const named = new Set<Handle>()
  for (const { path, file } of files) {
    const inName = address.exec((path.split('/').at(-1) ?? '').replace(/\.ics$/i, '').replace(/^.*_(?=[^_]*@)/, ''))?.[0]
    if (inName) named.add(emailHandle(inName))
    for (const { calendar, lines } of file.events) {
      if (address.exec(calendar.name)?.[0] === calendar.name && calendar.name) named.add(emailHandle(calendar.name))
      for (const { handle, organiser } of guestsOf(lines, false)) {
        if (handleParts(handle).kind !== 'address') continue
        events.set(handle, (events.get(handle) ?? 0) + 1)
        if (organiser) organised.set(handle, (organised.get(handle) ?? 0) + 1)
      }
    }
  }
  const choices = [...events.keys()]
    .sort((a, b) => events.get(b)! - events.get(a)! || (organised.get(b) ?? 0) - (organised.get(a) ?? 0) || (a < b ? -1 : 1))
    .slice(0, 10)
  const owner = [...named].find((handle) => !handle.includes('@group.calendar')) ?? choices[0]
  return { owner: owner ? [owner] : [], choices }
}
