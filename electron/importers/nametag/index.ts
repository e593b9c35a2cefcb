import { emailHandle } from '../../contract/handles'
import type { Claim } from '../../contract/records'
import { Failed } from '../../contract/result'
import { JsonWalker, jsonValues } from '../formats/jsonWalker'
import { PhoneReader } from '../formats/phones'
import { utf8Chunks } from '../formats/utf16'
import type { Importer, Outcome, ReadOptions } from '../importer'
import { propertiesOf, text } from '../peers/properties'
import { instantOf } from '../peers/times'
import type { Entry, Source } from '../sources/source'
import { isEmail } from '../vcard/accounts'
import { journalOutcome } from './journal'
import { People } from './people'
import { personOutcome } from './person'

/** The JSON export of Nametag, whatever its version says. */
export const nametag: Importer = { id: 'nametag', title: 'Nametag', version: 1, claim, read }

async function claim(source: Source): Promise<readonly Claim[]> {
  const claims: Claim[] = []
  for (const entry of source.entries) {
    if (!/(?:\.json|\.txt|(?:^|\/)[^./]+)$/i.test(entry.path)) continue
    const head = await entry.head(64 * 1024)
    const seen = await look(head)
    if (!seen) continue
    claims.push({
      importer: nametag.id,
      title: nametag.title,
      source: entry.root,
      recognised: `people, relationships and journal entries${seen.exported === undefined ? '' : `, exported on ${seen.exported}`}`,
      owner: seen.email !== undefined && isEmail(seen.email) ? [emailHandle(seen.email)] : [],
      ...(seen.name !== undefined && { ownerName: seen.name }),
      entries: [entry.label],
      bytes: entry.size,
      ignored: ['reminders: kept with the people, not set up'],
    })
  }
  return claims
}

async function look(head: Uint8Array): Promise<{ email?: string; name?: string; exported?: string } | undefined> {
  if (!/^\s*\{/.test(Buffer.from(head.subarray(0, 64)).toString().replace(/^\uFEFF/, ''))) return undefined
  const walker = new JsonWalker([['exportDate'], ['user'], ['groups', '*', 'id'], ['people', '*', 'relationships'], ['relationshipTypes', '*', 'id']])
  let user = propertiesOf(undefined)
  let exported: string | undefined
  let related = false
  for await (const chunk of utf8Chunks(only(head))) {
    for (const { path, value } of walker.push(chunk)) {
      if (path[0] === 'user') user = propertiesOf(value)
      else if (path[0] === 'exportDate' && typeof value === 'string') exported = value.slice(0, 10)
      else if (path[0] === 'people') related = true
    }
  }
  // The types stand behind all the people; in a large file their relations tell as much.
  if (!walker.entered.has('people') || !(walker.entered.has('relationshipTypes') || (related && walker.entered.has('groups')))) return undefined
  const email = text(user, 'email')
  const name = text(user, 'name')
  return { ...(email !== undefined && { email }), ...(name !== undefined && { name }), ...(exported !== undefined && { exported }) }
}

async function* only(chunk: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(chunk)
}

async function* read(source: Source, claim: Claim, options: ReadOptions): AsyncGenerator<Outcome> {
  const phones = new PhoneReader(options.region)
  for (const entry of source.entries) if (claim.entries.includes(entry.label)) yield* readFile(entry, phones, options)
}

async function* readFile(entry: Entry, phones: PhoneReader, options: ReadOptions): AsyncGenerator<Outcome> {
  const people = new People(options.now)
  let broken = await gather(entry, people)
  const exported = instantOf(people.exported, options.now)
  if (exported !== undefined) yield { asOf: exported }
  const me = people.owner()
  if (me) yield { facts: [me] }
  let next = 0
  try {
    for await (const finds of jsonValues(entry.open(), [['people', '*'], ['journalEntries', '*']])) {
      for (const { path, value, error, snippet, cut } of finds) {
        if (cut) continue
        const at = { entry: entry.label, index: next++ }
        if (error !== undefined) yield { at, failed: error, snippet: snippet ?? '' }
        else if (path[0] === 'people') yield* personOutcome(propertiesOf(value), at, { people, phones, options })
        else yield journalOutcome(propertiesOf(value), at, people, options.now)
      }
    }
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure
    broken ??= failure.message
  }
  const coverage = people.coverage(options.owner[0])
  if (coverage) yield { facts: [coverage] }
  if (broken !== undefined) yield { warning: `${entry.label}: ${broken}` }
}

/** Names behind ids, days behind people, and what the file says of itself. Answers why it breaks off, if it does. */
async function gather(entry: Entry, people: People): Promise<string | undefined> {
  try {
    for await (const finds of jsonValues(entry.open(), [['exportDate'], ['user'], ['people', '*'], ['journalEntries', '*'], ['customFieldTemplates', '*']])) {
      for (const { path, value, cut, error } of finds) {
        if (cut) return error
        const properties = propertiesOf(value)
        if (path[0] === 'exportDate') people.exported = value
        else if (path[0] === 'user') people.user = properties
        else if (path[0] === 'people') people.add(properties)
        else if (path[0] === 'journalEntries') people.journal(properties)
        else people.fieldNames.set(text(properties, 'slug') ?? '', text(properties, 'name') ?? '')
      }
    }
    return undefined
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure
    return failure.message
  }
}

