import { handleParts } from '#contract/handles'
import { localDate } from '../../core/dates'
import { showHandle } from '../../core/handles'
import type { PersonPart } from '../../core/parts'
import { counted } from '../base/amounts'
import { networkName } from '../base/networks'

/** A handle as its line says it: a card has nothing to show but its name. */
export function partName({ handle, names }: PersonPart): string {
  const { network } = handleParts(handle)
  return (network === 'card' || network === 'person' ? names[0] : undefined) ?? showHandle(handle)
}

/** `1,102 items, 2013 to 2022`, `3 items, 2021`, `nothing but the address`. */
export function itemWords({ handle, items, from, to }: PersonPart, zone: string): string {
  if (items === 0) return handleParts(handle).network === 'card' ? 'the card itself' : 'nothing but the address'
  if (from === null || to === null) return counted(items, 'item')
  const [first, last] = [localDate(from, zone).year, localDate(to, zone).year]
  return `${counted(items, 'item')}, ${first === last ? first : `${first} to ${last}`}`
}

export const meetingWords = ({ meetings }: PersonPart): string => (meetings === 0 ? '' : counted(meetings, 'meeting'))

/** `from your address book`, `from LinkedIn`, `as you wrote`. */
export function sourceWords(source: string): string {
  if (source === 'you') return 'as you wrote'
  const name = networkName(source)
  return name === 'Address book' || name === 'Calendar' ? `from your ${name.toLowerCase()}` : `from ${name}`
}
