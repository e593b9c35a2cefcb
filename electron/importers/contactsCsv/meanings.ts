import type { ColumnRole } from '../../contract/records'

/** What the cells of one column are. More than a `ColumnRole`: programs spread one address or birthday over several columns. */
export interface Meaning {
  readonly role: ColumnRole | 'part' | 'labelOf' | 'birthYear' | 'birthMonth' | 'birthDay' | 'emailType' | 'emailName' | 'service' | 'group' | 'custom'
  readonly label?: string
  /** Columns of one group speak of one thing: `Address 1`, `E-mail 2`. */
  readonly group?: string
  /** Which part of the group's address. */
  readonly part?: AddressPart
}

export type AddressPart = 'formatted' | 'box' | 'extended' | 'street' | 'street2' | 'street3' | 'city' | 'region' | 'code' | 'country'

export const ignored: Meaning = { role: 'ignore' }

/** What the user may be shown of a meaning, and choose instead. */
export function roleOf({ role }: Meaning): ColumnRole {
  switch (role) {
    case 'part': return 'address'
    case 'birthYear': case 'birthMonth': case 'birthDay': return 'birthday'
    case 'labelOf': case 'emailType': case 'emailName': case 'service': return 'ignore'
    case 'group': return 'label'
    case 'custom': return 'note'
    default: return role
  }
}

/** A column as the user said: the guess stays where it is no more than what the user said in finer words. */
export const chosen = (guess: Meaning, role: ColumnRole, header: string): Meaning => (roleOf(guess) === role ? guess : plainMeaning(role, header))

function plainMeaning(role: ColumnRole, header: string): Meaning {
  return ['date', 'relation', 'address', 'note'].includes(role) ? { role, label: header } : { role }
}
