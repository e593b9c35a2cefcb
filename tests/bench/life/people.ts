/** Who there is in an invented life: on which networks, under which handles, in the address book or not. Seeded by their number. */
import { cardHandle, emailHandle, idHandle, nameHandle, phoneHandle, screenNameHandle, type Handle } from '../../../electron/contract/handles'
import { inventName, type InventedName } from '../../identity/names'
import { Chance } from '../../identity/random'

export const networks = ['x', 'facebook', 'whatsapp', 'linkedin', 'wordpress'] as const
export type Network = (typeof networks)[number]

export interface Human {
  readonly number: number
  readonly invented: InventedName
  /** The same wherever they write. */
  readonly name: string
  /** The account most is said with first. */
  readonly accounts: ReadonlyMap<Network, Handle>
  /** What is between the owner and each account, direct ones alone. */
  readonly touches: ReadonlyMap<Network, number>
  readonly email: Handle
  readonly phone: Handle
  readonly card?: Handle
  /** LinkedIn tells the address of some. */
  readonly mailOnLinkedin: boolean
  /** How many the app can know them as: what nothing ties together are several. */
  readonly listed: number
  /** First and last time of writing, as shares of the whole time. */
  readonly active: readonly [from: number, to: number]
}

const shares: Readonly<Record<Network, number>> = { x: 30, facebook: 26, whatsapp: 24, linkedin: 13, wordpress: 7 }
/** How many networks somebody is on: one, two, three, four. */
const howMany = { 1: 58, 2: 25, 3: 12, 4: 5 } as const

/**
 * As many as the app comes to list `people`. Of `direct` touches the first has the most, the second half of that, the third a third (Zipf, exponent 1),
 * and everybody at least one on each network.
 */
export function humansOf(people: number, direct: number): readonly Human[] {
  const expected = people * 0.8
  const whole = Math.log(expected) + 0.58
  const names = new Set<string>()
  const drafts: Draft[] = []
  for (let listed = 0; listed < people; listed += drafts.at(-1)!.listed) {
    const number = drafts.length
    drafts.push(draftOf(number, people - listed, Math.max(1, Math.floor(direct / whole / (number + 1))), names))
  }
  const weights = drafts.reduce((sum, { number }) => sum + 1 / (number + 1), 0)
  // What rounding leaves over is the next one's, and in the end the first one's.
  let over = 0
  const counts = drafts.map(({ number, accounts }) => {
    over += direct / weights / (number + 1)
    const count = Math.max(accounts.size, Math.floor(over))
    over -= count
    return count
  })
  counts[0] = counts[0]! + direct - counts.reduce((sum, count) => sum + count, 0)
  if (counts[0] < drafts[0]!.accounts.size) throw new Error(`${direct} touches are too few for ${people} people.`)
  return drafts.map((draft) => ({ ...draft, touches: touchesOf(draft, counts[draft.number]!) }))
}

type Draft = Omit<Human, 'touches'>

function draftOf(number: number, room: number, most: number, names: Set<string>): Draft {
  const chance = new Chance(90_001 + number * 7919)
  const invented = inventName(chance)
  const chosen = new Set<Network>(number === 0 ? ['whatsapp', 'x', 'facebook', 'linkedin'] : [])
  const wanted = number === 0 ? chosen.size : Math.min(Number(chance.weighed(howMany)) + (number < 300 ? 1 : 0), 4, most)
  while (chosen.size < wanted) chosen.add(chance.weighed(shares))
  const name = nameOf(invented, chance, chosen.has('facebook') || chosen.has('wordpress') || number === 0, names)
  const key = `${asciiOf(invented.given)}.${asciiOf(invented.family)}${number}`
  const email = emailHandle(`${key}@${['post', 'mail', 'letters'][number % 3]}.example`)
  const phone = phoneHandle(`+49151${String(10_000_000 + number)}`)
  const handles: Readonly<Record<Network, Handle>> = {
    x: idHandle('x', String(20_000_000 + number * 13)), facebook: nameHandle('facebook', name), whatsapp: phone, linkedin: screenNameHandle('linkedin', key.replace('.', '-')), wordpress: email,
  }
  const mailOnLinkedin = chosen.has('linkedin') && chance.is(0.25)
  const apart = chosen.size - (mailOnLinkedin && chosen.has('wordpress') ? 1 : 0)
  const hasCard = number === 0 || apart > room || chance.is(number < 1000 ? 0.85 : 0.3)
  const from = chance.next() * 0.9
  return {
    number, invented, name, email, phone, mailOnLinkedin,
    accounts: new Map([...chosen].map((network) => [network, handles[network]])),
    ...(hasCard && { card: cardHandle(`life-${number}`) }),
    listed: hasCard ? 1 : apart,
    active: number < 20 ? [0, 1] : [from, Math.min(1, from + 0.03 + chance.next() ** 2)],
  }
}

/** Several have one name, but never where the name is all that a network tells. */
function nameOf({ given, middle, family, familyFirst }: InventedName, chance: Chance, unique: boolean, names: Set<string>): string {
  const first = [given, ...(middle === undefined ? [] : [middle])]
  for (;;) {
    const name = (familyFirst ? [family, ...first] : [...first, family]).join(' ')
    if (!unique) return name
    if (!names.has(name)) {
      names.add(name)
      return name
    }
    first.push(inventName(chance).given)
  }
}

export const asciiOf = (text: string): string => text.normalize('NFD').replace(/[^A-Za-z]/g, '').toLowerCase()

function touchesOf({ accounts }: Draft, count: number): ReadonlyMap<Network, number> {
  const all = [...accounts.keys()]
  const weights = all.map((network, place) => shares[network] / (place + 1))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  // One on each, and of the others as much as it weighs; what rounding leaves over is said on the first.
  const more = count - all.length
  const touches = weights.map((weight) => 1 + Math.floor((more * weight) / whole))
  touches[0] = touches[0]! + count - touches.reduce((sum, touch) => sum + touch, 0)
  return new Map(all.map((network, place) => [network, touches[place]!]))
}
