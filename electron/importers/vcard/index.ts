import type { Claim, PersonFact } from '../../contract/records'
import { Failed } from '../../contract/result'
import { PhoneReader } from '../formats/phones'
import type { Importer, Outcome, ReadOptions } from '../importer'
import type { Entry, Source } from '../sources/source'
import type { RawCard } from './cards'
import { Fields } from './fields'
import { cardsOf, fileLimit, holdsCards } from './files'
import { GroupLabels, kindOf } from './groups'
import { personOf } from './person'
import { pictureOf } from './photo'
import { parseCard } from './properties'
import { Sidecars } from './sidecars'

/** Ten times the people anybody has: what lies behind them is counted, not read. */
const cardLimit = 500_000

/** vCard 2.1, 3.0 and 4.0, as phones, mail programs and address books of all kinds write them. */
export const vcard: Importer = { id: 'vcard', title: 'Address book', version: 1, claim, read }

interface Detail {
  /** Cards that are groups: their members must be known before the first person is read. */
  readonly groups: number
}

async function claim(source: Source): Promise<readonly Claim[]> {
  const roots = new Map<string, Entry[]>()
  const tooLarge: string[] = []
  for (const entry of source.entries) {
    if (!(await holdsCards(entry))) continue
    const known = roots.get(entry.root)
    if (entry.size > fileLimit) tooLarge.push(entry.label)
    else if (known) known.push(entry)
    else roots.set(entry.root, [entry])
  }
  const claims: Claim[] = []
  for (const [root, entries] of roots) {
    const { cards, groups } = await count(entries)
    if (cards + groups === 0) continue
    const detail: Detail = { groups }
    claims.push({
      importer: vcard.id,
      title: vcard.title,
      source: root,
      recognised: groups > 0 ? `${counted(cards, 'card')}, ${counted(groups, 'group')}` : counted(cards, 'card'),
      owner: [],
      entries: entries.map(({ label }) => label),
      bytes: entries.reduce((sum, { size }) => sum + size, 0),
      ignored: tooLarge.filter((label) => label === root || label.startsWith(`${root}/`)).map((label) => `${label}: larger than 100 MB`),
      detail,
    })
  }
  return claims
}

const counted = (count: number, what: string) => `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`

async function count(entries: readonly Entry[]): Promise<{ cards: number; groups: number }> {
  let cards = 0
  let groups = 0
  for (const entry of entries) {
    for await (const batch of cardsOf(entry)) {
      for (const card of batch.cards) {
        if (mayBeGroup(card)) groups++
        else cards++
      }
    }
  }
  return { cards, groups }
}

/** Without parsing the rest of the card. */
const mayBeGroup = ({ lines }: RawCard) => lines.some((line) => line.length < 200 && /^(?:[^:]*\.)?(?:x-addressbookserver-)?kind(?:;[^:]*)?:\s*group\s*$/i.test(line.toString('latin1')))

async function* read(source: Source, claim: Claim, options: ReadOptions): AsyncGenerator<Outcome> {
  const wanted = new Set(claim.entries)
  const entries = source.entries.filter(({ label }) => wanted.has(label))
  const reader = new CardReader(new PhoneReader(options.region), await groupLabels(entries, claim), new Sidecars(source.entries), options)
  for (const entry of entries) yield* reader.file(entry)
}

async function groupLabels(entries: readonly Entry[], claim: Claim): Promise<GroupLabels> {
  const labels = new GroupLabels()
  const detail = claim.detail as Partial<Detail> | undefined
  if (!detail?.groups) return labels
  for (const entry of entries) {
    for await (const { cards } of cardsOf(entry)) {
      for (const card of cards) if (mayBeGroup(card)) labels.add(new Fields(parseCard(card)))
    }
  }
  return labels
}

class CardReader {
  private cards = 0

  constructor(
    private readonly phones: PhoneReader,
    private readonly groups: GroupLabels,
    private readonly sidecars: Sidecars,
    private readonly options: ReadOptions,
  ) {}

  async *file(entry: Entry): AsyncGenerator<Outcome> {
    let guessed = 0
    let junk = 0
    for await (const batch of cardsOf(entry)) {
      for (const raw of batch.cards) {
        if (++this.cards > cardLimit) {
          yield { at: { entry: entry.label, index: raw.index }, skipped: 'beyond the first 500,000 cards' }
          continue
        }
        const parsed = parseCard(raw)
        junk += parsed.junk
        if (parsed.properties.some((property) => property.guessed)) guessed++
        yield* this.card(entry, raw, new Fields(parsed))
      }
      if (batch.broken !== undefined) yield { warning: batch.broken }
      junk += batch.junk ?? 0
    }
    if (guessed > 0) yield { warning: `${entry.label}: ${counted(guessed, 'card')} not in UTF-8, read as Windows-1252. Some letters may be wrong.` }
    if (junk > 0) yield { warning: `${entry.label}: ${counted(junk, 'line')} without meaning left out.` }
  }

  private async *card(entry: Entry, raw: RawCard, fields: Fields): AsyncGenerator<Outcome> {
    const at = { entry: entry.label, index: raw.index }
    for (const warning of raw.problems) yield { at, warning }
    const kind = kindOf(fields)
    if (kind === 'group') return yield { at, skipped: 'A group: it became a label of its members.' }
    if (kind === 'location') return yield { at, skipped: 'A place, not a person.' }
    const person = personOf(fields, this.phones, this.groups)
    if (!person) return yield { at, skipped: 'The card names nobody.' }
    const { photo, warning } = await this.picture(entry, fields, person)
    if (warning !== undefined) yield { at, warning }
    yield { at, facts: [photo === undefined ? person : { ...person, card: { ...person.card, photo } }] }
  }

  private async picture(entry: Entry, fields: Fields, person: PersonFact): Promise<{ photo?: string; warning?: string }> {
    if (!this.options.keepPicture) return {}
    const picture = pictureOf(fields) ?? (await this.sidecars.pictureOf(entry, [person.name, person.card?.emails?.[0]?.value]))
    if (!picture) return {}
    if ('problem' in picture) return { warning: `The picture was left out: ${picture.problem}.` }
    try {
      return { photo: await this.options.keepPicture(picture.bytes) }
    } catch (error) {
      if (!(error instanceof Failed) || error.code !== 'refused') throw error
      return { warning: `The picture was left out: ${error.message}.` }
    }
  }
}
