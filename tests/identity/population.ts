/** Invented people and the traces each leaves in the archives of one owner. What is true stands beside it: who each trace is of. */
import { inventName, type InventedName } from './names'
import { Chance } from './random'
import { rates } from './rates'

export type SourceName = 'vcard' | 'x' | 'facebook' | 'linkedin' | 'whatsapp' | 'calendar'

/** How a trace names its person: for telling what was missed. */
export type Naming =
  | 'full' | 'short' | 'native' | 'initials' | 'married' | 'one word' | 'slip' | 'turned' | 'with middle' | 'firm in name' | 'whimsical' | 'nothing'

export interface Invented {
  readonly n: number
  readonly name: InventedName
  /** After a wedding. */
  readonly marriedFamily?: string
  readonly city: string
  readonly employer: string
  readonly birthday: { readonly year: number; readonly month: number; readonly day: number }
  readonly emails: readonly string[]
  readonly mobile: string
  /** The one they had before. */
  readonly formerMobile: string
  /** What they call themselves where a word is wanted. */
  readonly brand: string
  readonly homePage: string
  readonly photo: string
  readonly household?: number
}

/** One record of one archive. */
export interface Trace {
  readonly person: number
  readonly source: SourceName
  readonly naming: Naming
  readonly shown?: string
  readonly handles: readonly string[]
  readonly card?: {
    readonly given?: string
    readonly family?: string
    readonly emails?: readonly string[]
    readonly phones?: readonly string[]
    readonly organisation?: string
    readonly city?: string
    readonly birthday?: { readonly year?: number; readonly month: number; readonly day: number }
    readonly url?: string
    readonly photo?: string
  }
  /** Days of messages, as numbers since 1970. */
  readonly days: readonly number[]
  readonly groups: readonly string[]
  /** In the older of two archives of one account. */
  readonly older?: boolean
}

export interface Population {
  readonly people: readonly Invented[]
  readonly traces: readonly Trace[]
}

const cities = ('Graz Wien Linz Hamburg Leipzig Bristol Leeds Cardiff Porto Sevilla Bilbao Lyon Nantes Gent Utrecht Aarhus Bergen Malmö Turku Tartu Riga Gdańsk Kraków Brno Ljubljana Zadar Sofia Plovdiv ' +
  'Thessaloniki Izmir Haifa Amman Almaty Kazan Omsk Osaka Busan Taipei Hanoi Perth Dunedin Halifax Portland Austin Quito Rosario').split(' ')
const firmWords = 'Amber Anchor Birch Bright Cobalt Copper Delta Ember Falcon Garnet Harbour Iris Juniper Lantern Maple Meridian Nimbus Opal Pioneer Quarry River Saffron Summit Tidal Umi Vertex Willow Zephyr'.split(' ')
const firmKinds = 'Labs Works Partners Foods Print Bikes Media Design Energy Insurance Logistics Systems Bakery Robotics Books Studio'.split(' ')
const brandA = 'tiny loud slow north salt paper velvet rusty lunar wild quiet copper mellow foggy amber hollow nimble brisk cosmic dusty'.split(' ')
const brandB = 'otter kettle harbor pixel meadow thistle sparrow comet ledger pickle biscuit lantern walrus teapot pebble cactus marble saddle turnip beacon'.split(' ')
const mailHosts = ['mail.example', 'post.example', 'inbox.example', 'brief.example']

export function inventPopulation(size: number, seed: number): Population {
  const chance = new Chance(seed)
  const firms = Array.from({ length: Math.max(20, size / 12) }, () => `${chance.of(firmWords)} ${chance.of(firmKinds)}${chance.is(0.3) ? ` ${chance.of(['GmbH', 'Ltd', 'Inc', 'AG'])}` : ''}`)
  const people = inventPeople(size, chance, firms)
  const traces = people.flatMap((person) => tracesOf(person, chance, people))
  const onX = new Set(traces.filter(({ source }) => source === 'x').map(({ person }) => person))
  return { people, traces: [...oneOfEachName(traces), ...strangeAccounts(people.filter(({ n }) => !onX.has(n)), chance)] }
}

function inventPeople(size: number, chance: Chance, firms: readonly string[]): Invented[] {
  const people: Invented[] = []
  while (people.length < size) {
    const n = people.length
    const kind = chance.next()
    if (kind < 0.03 && n > 50) {
      // A namesake, who may live in the same town: father and son, or chance.
      const like = people[chance.below(n)]!
      people.push(invent(n, chance, firms, { name: like.name, ...(chance.is(0.25) ? { city: like.city } : {}) }))
    } else if (kind < 0.06 && n + 3 < size) {
      const first = invent(n, chance, firms, { household: n })
      people.push(first)
      const twins = chance.is(0.15)
      const size = 1 + chance.below(3)
      for (let m = 1; m <= size; m++) {
        const name = { ...inventName(chance), family: first.name.family }
        delete (name as { native?: string }).native
        // A father and a son of one name who write from one address cannot be told apart by anybody.
        if (people.slice(n).some((other) => other.name.given === name.given)) continue
        people.push(invent(people.length, chance, firms, { name, city: first.city, household: n, ...(twins ? { birthday: first.birthday } : {}) }))
      }
    } else {
      people.push(invent(n, chance, firms, {}))
    }
  }
  return withOwnAddresses(people)
}

function withOwnAddresses(people: readonly Invented[]): Invented[] {
  const taken = new Set<string>()
  return people.map((person) => {
    const emails = person.emails.filter((email) => !taken.has(email))
    for (const email of emails) taken.add(email)
    return { ...person, emails }
  })
}

function invent(n: number, chance: Chance, firms: readonly string[], like: Partial<Invented>): Invented {
  const name = like.name ?? inventName(chance)
  const word = ascii(chance.is(0.8) ? `${name.given}${chance.of(['.', '_', ''])}${name.family}` : `${name.given[0]}${name.family}`).toLowerCase().replaceAll(' ', '')
  // Half keep one word of their own wherever they go, the others use their name, with a number where it was taken.
  const brand = chance.is(0.5) ? `${chance.of(brandA)}${chance.of(['', '_'])}${chance.of(brandB)}${chance.is(0.6) ? chance.digits(2) : ''}` : `${word.replaceAll('.', '_')}${chance.is(0.5) ? chance.digits(2) : ''}`
  const work = chance.of(firms)
  return {
    n, name, brand,
    // Ten years in which three in a thousand change their name each year.
    ...(chance.is(0.03) ? { marriedFamily: inventName(chance).family } : {}),
    city: chance.common(cities),
    employer: work,
    birthday: { year: 1945 + chance.below(60), month: 1 + chance.below(12), day: 1 + chance.below(28) },
    // Nobody else ever had their number, nor, after `withOwnAddresses`, their address.
    emails: [`${word}${n}@${chance.of(mailHosts)}`, ...(chance.is(0.35) ? [`${brand}${chance.is(0.3) ? '' : `.${n}`}@${chance.of(mailHosts)}`] : [])],
    mobile: `+43664${numberOf(n, chance)}`,
    formerMobile: `+43676${numberOf(n, chance)}`,
    homePage: `https://www.${brand.replaceAll('_', '-')}${n}.example/`,
    photo: (n + 1).toString(16).padStart(64, '0'),
    ...like,
  }
}

const numberOf = (n: number, chance: Chance): string => `${String(n).padStart(5, '0')}${chance.digits(2)}`

function tracesOf(person: Invented, chance: Chance, people: readonly Invented[]): Trace[] {
  const traces: Trace[] = []
  const inBook = chance.is(rates.inAddressBook)
  const met = 14_000 + chance.below(5_000)
  const groups = chance.is(0.25) ? [`${person.city} ${chance.of(['choir', 'climbing', 'parents', 'flat', 'running club', 'book club', 'neighbours'])} ${person.n % 12}`] : []
  const saved = savedName(person, chance)
  const taken = people.slice(0, person.n).some((other) => other.brand === person.brand)
  const screenName = taken ? `${person.brand}${person.n}` : person.brand
  const base = { person: person.n, days: [] as number[], groups: [] as string[] }
  // What is spoken of here is often spoken of there, on the same day.
  const common = chance.is(0.3) ? daysFrom(chance, met).slice(0, 2) : []
  if (inBook) {
    traces.push(cardOf(person, chance, saved, `${person.n}`, screenName))
    // Phones fill an address book twice: each card knows another part.
    if (chance.is(rates.twiceInAddressBook)) traces.push(cardOf(person, chance, savedName(person, chance), `${person.n}-again`, screenName))
  }
  if (chance.is(rates.onX)) traces.push(...xOf(person, chance, screenName, met, common))
  if (chance.is(rates.onFacebook)) {
    const named = facebookName(person, chance)
    traces.push({ ...base, source: 'facebook', ...named, handles: [`facebook:name:${named.shown}`], days: [...common, ...daysFrom(chance, met)], groups: chance.is(0.4) ? groups : [] })
  }
  if (chance.is(rates.onLinkedIn)) traces.push(linkedInOf(person, chance))
  if (inBook && chance.is(rates.uploadedToFacebook)) traces.push({ ...base, source: 'facebook', ...saved, handles: [`tel:${numberThen(person, chance)}`] })
  if (chance.is(inBook ? rates.invitedAndSaved : rates.invitedAndUnsaved)) traces.push(guestOf(person, chance, [...common, ...daysFrom(chance, met)]))
  if (chance.is(inBook ? rates.chatWithSaved : rates.chatWithUnsaved)) {
    const chat = chatName(person, inBook ? saved : undefined, chance)
    traces.push({ ...base, source: 'whatsapp', ...chat, days: [...common, ...daysFrom(chance, met)], groups })
  }
  if (traces.length > 0) return traces
  return [cardOf(person, chance, saved, `${person.n}`, screenName)]
}

interface Named {
  readonly naming: Naming
  readonly shown: string
}

/** A chat shows the name of the address book; where there was none yet the number, or in groups what they call themselves. */
function chatName(person: Invented, saved: Named | undefined, chance: Chance): { readonly naming: Naming; readonly handles: readonly string[]; readonly shown?: string } {
  const { chatByNumber: number, chatByOwnName: own } = rates
  const kind = saved ? chance.weighed({ saved: 1 - number - own, number, own }) : chance.is(rates.unsavedByNumber) ? 'number' : 'own'
  if (kind === 'number') return { naming: 'nothing', handles: [`tel:${numberThen(person, chance)}`] }
  const named = kind === 'saved' && saved ? saved : ({ naming: 'full', shown: `~${passport(person.name)}` } as const)
  return { ...named, handles: [`whatsapp:name:${named.shown}`] }
}

const numberThen = ({ mobile, formerMobile }: Invented, chance: Chance): string => (chance.is(rates.otherNumber) ? formerMobile : mobile)

/** Invited by address, beside which a name may stand. */
function guestOf({ n, name, emails }: Invented, chance: Chance, days: readonly number[]): Trace {
  const email = emails.length > 1 && chance.is(rates.invitedAtSecondMail) ? emails[1]! : emails[0]!
  return { person: n, source: 'calendar', handles: [`email:${email}`], days, groups: [], ...(chance.is(rates.invitedByName) ? { naming: 'full', shown: passport(name) } : { naming: 'nothing' }) }
}

const passport = ({ given, family }: InventedName): string => `${given} ${family}`

function savedName({ name, employer, city }: Invented, chance: Chance): Named {
  const kind = chance.weighed({ full: 62, short: 16, native: 4, turned: 4, middle: 4, firm: 3, word: 3, initials: 2, slip: 2 })
  if (kind === 'short' && name.short !== undefined) return { naming: 'short', shown: `${name.short} ${name.family}` }
  if (kind === 'native' && name.native !== undefined) return { naming: 'native', shown: name.native }
  if (kind === 'turned') return { naming: 'turned', shown: chance.is(0.5) ? `${name.family}, ${name.given}` : `${name.family} ${name.given}` }
  if (kind === 'middle' && name.middle !== undefined) return { naming: 'with middle', shown: `${name.given} ${name.middle} ${name.family}` }
  if (kind === 'firm') return { naming: 'firm in name', shown: `${passport(name)} (${chance.is(0.5) ? employer : city})` }
  if (kind === 'word') return { naming: 'one word', shown: name.short ?? name.given }
  if (kind === 'initials') return { naming: 'initials', shown: `${name.given} ${name.family[0]}.` }
  if (kind === 'slip' && name.family.length > 6) return { naming: 'slip', shown: `${name.given} ${slip(name.family, chance)}` }
  return { naming: 'full', shown: passport(name) }
}

function cardOf(person: Invented, chance: Chance, saved: Named, uid: string, screenName: string): Trace {
  const handles: string[] = []
  const { household } = person
  // A family writes from one address and answers one telephone.
  const sharedMail = household !== undefined && household % 2 === 0 ? `family${household}@${mailHosts[0]}` : undefined
  const emails = [...(chance.is(rates.mailOnCard) ? [person.emails[0]!] : []), ...(person.emails[1] !== undefined && chance.is(rates.secondMailOnCard) ? [person.emails[1]] : []), ...(sharedMail === undefined ? [] : [sharedMail])]
  // Whoever has no mail has a number: a card holds something.
  const bare = chance.is(rates.numberWithoutCountry)
  const hasNumber = (emails.length === 0 || chance.is(rates.numberOnCard)) && !bare
  const phones = [...(hasNumber ? [person.mobile] : []), ...(household === undefined ? [] : [`+4331${String(6_000_000 + household).slice(0, 7)}`])]
  if (chance.is(0.03)) emails.push(`info@${ascii(person.employer).toLowerCase().replace(/\W+/g, '')}.example`)
  handles.push(...emails.filter((mail) => !mail.startsWith('info@')).map((mail) => `email:${mail}`), ...phones.map((phone) => `tel:${phone}`))
  const url = chance.is(0.08) ? person.homePage : undefined
  if (chance.is(rates.screenNameOnCard)) handles.push(`x:@${screenName}`)
  handles.push(`card:${uid}`)
  const year = chance.is(0.6)
  return {
    person: person.n, source: 'vcard', ...saved, handles, days: [], groups: [],
    card: {
      emails, phones: bare && emails.length === 0 ? [person.mobile.replace('+43', '0')] : phones,
      ...(chance.is(rates.employerOnCard) ? { organisation: person.employer } : {}),
      ...(chance.is(rates.cityOnCard) ? { city: person.city } : {}),
      ...(chance.is(rates.birthdayOnCard) ? { birthday: { ...(year ? { year: person.birthday.year } : {}), month: person.birthday.month, day: person.birthday.day } } : {}),
      ...(url === undefined ? {} : { url }),
      ...(chance.is(rates.pictureOnCard) ? { photo: person.photo } : {}),
    },
  }
}

function xOf(person: Invented, chance: Chance, screenName: string, met: number, common: readonly number[]): Trace[] {
  const { name, n } = person
  const id = `x:id:${1000 + n}`
  const kind = chance.weighed({ full: 66, short: 13, native: 6, initials: 5, word: 5, whim: 3, nothing: 2 })
  const named: { naming: Naming; shown?: string } =
    kind === 'short' && name.short !== undefined ? { naming: 'short', shown: `${name.short} ${name.family}` }
    : kind === 'native' && name.native !== undefined ? { naming: 'native', shown: name.native }
    : kind === 'initials' ? { naming: 'initials', shown: `${name.given[0]}. ${name.family}` }
    : kind === 'word' ? { naming: 'one word', shown: name.short ?? name.given }
    : kind === 'whim' ? { naming: 'whimsical', shown: `${chance.of(brandA)} ${chance.of(brandB)} 🌿` }
    : kind === 'nothing' ? { naming: 'nothing' }
    : { naming: 'full', shown: passport(name) }
  const days = [...common, ...daysFrom(chance, met)]
  const renamed = chance.is(0.06)
  const handles = [id, `x:@${screenName}`]
  const account: Trace = { person: n, source: 'x', ...named, handles, days, groups: chance.is(0.1) ? [`${person.city} people`] : [] }
  // The older archive knows the account under its first word.
  return renamed ? [{ ...account, handles: [id, `x:@${chance.of(brandB)}${n}`], older: true }, account] : [account]
}

/** Archives of Facebook and WhatsApp know people by name alone: two of one name are one to them, and nothing is true of that one. The first stays. */
function oneOfEachName(traces: readonly Trace[]): Trace[] {
  const holders = new Map<string, number>()
  return traces.filter(({ source, handles, person }) => {
    if (source !== 'facebook' && source !== 'whatsapp') return true
    const holder = holders.get(handles[0]!) ?? person
    holders.set(handles[0]!, holder)
    return holder === person
  })
}

function facebookName(person: Invented, chance: Chance): Named {
  const { name, marriedFamily } = person
  const kind = chance.weighed({ full: 70, native: 16, short: 7, middle: 7 })
  // Many keep the name they were known by beside the new one.
  if (marriedFamily !== undefined) return { naming: 'married', shown: chance.is(0.5) ? `${name.given} ${marriedFamily}` : `${name.given} ${name.family} ${marriedFamily}` }
  if (kind === 'native' && name.native !== undefined) return { naming: 'native', shown: name.native }
  if (kind === 'short' && name.short !== undefined) return { naming: 'short', shown: `${name.short} ${name.family}` }
  if (kind === 'middle' && name.middle !== undefined) return { naming: 'with middle', shown: `${name.given} ${name.middle} ${name.family}` }
  return { naming: 'full', shown: passport(name) }
}

function linkedInOf(person: Invented, chance: Chance): Trace {
  const { name, n, marriedFamily } = person
  const married = marriedFamily !== undefined && chance.is(0.6)
  const kind = chance.weighed({ full: 87, initials: 1, short: 8, middle: 4 })
  const family = married ? marriedFamily : name.family
  const named: Named = married ? { naming: 'married', shown: `${name.given} ${family}` }
    : kind === 'initials' ? { naming: 'initials', shown: `${name.given} ${family[0]}.` }
    : kind === 'short' && name.short !== undefined ? { naming: 'short', shown: `${name.short} ${family}` }
    : kind === 'middle' && name.middle !== undefined ? { naming: 'with middle', shown: `${name.given} ${name.middle[0]}. ${family}` }
    : { naming: 'full', shown: `${name.given} ${family}` }
  // The address of a profile stays what it was.
  const slug = `${ascii(`${name.given}-${chance.is(0.5) ? family : name.family}`).toLowerCase().replace(/[^a-z]+/g, '-')}-${(0x10000 + n * 7).toString(16)}1`
  const email = chance.is(rates.mailOnLinkedIn) ? person.emails[0]! : undefined
  return {
    person: n, source: 'linkedin', ...named, handles: [`linkedin:@${slug}`, ...(email === undefined ? [] : [`email:${email}`])], days: chance.is(0.3) ? daysFrom(chance, 16_500) : [], groups: [],
    card: { given: named.shown.split(' ')[0]!, family, ...(email === undefined ? {} : { emails: [email] }), ...(chance.is(0.9) ? { organisation: person.employer } : {}) },
  }
}

/** Screen names that changed hands: the first holder is known from an older archive, the second from the newer one. */
function strangeAccounts(people: readonly Invented[], chance: Chance): Trace[] {
  const traces: Trace[] = []
  for (let n = 0; n + 1 < people.length; n += 100) {
    const [first, second] = [people[n]!, people[n + 1]!]
    const word = `x:@${chance.of(brandB)}${chance.of(brandA)}${n}`
    const of = (person: Invented, id: number, older: boolean): Trace => ({
      person: person.n, source: 'x', naming: 'full', shown: passport(person.name), handles: [`x:id:${id}`, word], days: daysFrom(chance, older ? 14_500 : 18_500), groups: [], ...(older ? { older: true as const } : {}),
    })
    traces.push(of(first, 900_000 + n, true), of(second, 900_001 + n, false))
    // An address book that was never brought up to date still gives it to the first.
    if (n % 500 === 0) traces.push({ person: first.n, source: 'vcard', naming: 'full', shown: passport(first.name), handles: [`email:${first.emails[0]!}`, word, `card:${first.n}-old`], days: [], groups: [], card: { emails: [first.emails[0]!] } })
  }
  return traces
}

function daysFrom(chance: Chance, from: number): number[] {
  return Array.from({ length: 1 + chance.below(6) }, () => from + chance.below(1_500)).sort((a, b) => a - b)
}

/** Two neighbours change places, or one letter is lost. */
function slip(word: string, chance: Chance): string {
  const at = 2 + chance.below(word.length - 4)
  return chance.is(0.5) ? word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2) : word.slice(0, at) + word.slice(at + 1)
}

const ascii = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ø', 'o').replaceAll('Ø', 'O').replaceAll('đ', 'd').replaceAll('Đ', 'D').replaceAll('ł', 'l').replaceAll('Ł', 'L').replaceAll('ß', 'ss').replaceAll('Þ', 'Th').replaceAll('þ', 'th')
