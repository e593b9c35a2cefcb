/** What is known of one listed person, as far as it can speak for or against their being somebody else who is listed. */
import type { Handle } from '#contract/handles'
import type { PlainDate } from '#contract/words'
import type { PersonId } from '../model'

export interface Known {
  readonly id: PersonId
  readonly handles: readonly Handle[]
  /** Every name that a source or the owner gives them, best first. */
  readonly names: readonly string[]
  /** The account archives that list one of their accounts: such an archive knows its people apart. */
  readonly archives: readonly string[]
  /** As sources state them, whoever they were given to: an address that was refused as shared stands with everybody it is stated of. */
  readonly emails: readonly string[]
  /** E.164 where the number has a country, else the digits as written. */
  readonly phones: readonly string[]
  readonly employers: readonly string[]
  /** Addresses as written. */
  readonly addresses: readonly string[]
  readonly birthdays: readonly PlainDate[]
  /** Pages they call their own: home pages, addresses in the bio. Without `https://` and `www.`. */
  readonly pages: readonly string[]
  /** SHA-256 of pictures. */
  readonly photos: readonly string[]
  /** Titles of group threads they speak in. */
  readonly threads: readonly string[]
  /** First and last touch, UTC ms; null when there is none. */
  readonly first: number | null
  readonly last: number | null
  /** Touches and encounters. */
  readonly touches: number
}

/** For tests and for whoever knows little. */
export const knownOf = (id: PersonId, known: Partial<Omit<Known, 'id'>> = {}): Known => ({
  id, handles: [id], names: [], archives: [], emails: [], phones: [], employers: [], addresses: [], birthdays: [], pages: [], photos: [], threads: [],
  first: null, last: null, touches: 0,
  ...known,
})

/** Days, as whole numbers since 1970, on which each person was spoken to or met, by where the day is known from. */
export interface Days {
  /** Addressed by an account: `@bea_ek` in a reply, a message. */
  readonly addressed: readonly number[]
  /** Anything else of theirs, by name or address: a lunch in the calendar, a comment, a photo. */
  readonly named: readonly number[]
}
