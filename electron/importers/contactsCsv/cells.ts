import { tidy } from '../../contract/handles'
import type { Labelled } from '../../contract/records'

/** What spreadsheets put around a value so that they leave it alone is no part of it: `="0049"`. */
export function plainCell(cell: string): string {
  const guarded = cell.length < 1000 ? /^="([^"]*)"$/.exec(cell.trim()) : null
  return (guarded ? guarded[1]! : cell).trim()
}

/** The values that Google joins in one cell. */
export const splitCell = (value: string, google: boolean): readonly string[] => (google && value.includes(':::') ? value.split(/ ?::: ?/) : [value])

/** A list in one cell, also one that a program wrote as `["a","b"]`. */
export function listed(value: string, separator: RegExp): string[] {
  const bare = value.startsWith('[') && value.endsWith(']') ? value.slice(1, -1).replaceAll('"', '') : value
  return bare.split(bare === value ? separator : /,/).flatMap((each) => each.split(' ::: ')).map((each) => each.trim()).filter((each) => each !== '')
}

/** Google's own groups wear a star: `* myContacts` is everybody, the others tell something. */
export function labelOf(group: string): string | undefined {
  const name = tidy(group.replace(/^\* ?/, ''))
  return name === '' || name === 'myContacts' ? undefined : name
}

export interface LabelledCell extends Labelled {
  readonly primary: boolean
}

/** Without repetitions; what the source calls the first comes first. */
export function primaryFirst(cells: readonly LabelledCell[]): Labelled[] {
  const sorted = [...cells.filter(({ primary }) => primary), ...cells.filter(({ primary }) => !primary)]
  const plain = sorted.map(({ value, label }): Labelled => (label === undefined ? { value } : { value, label }))
  return [...new Map(plain.map((each) => [`${each.label ?? ''}\n${each.value}`, each])).values()]
}
