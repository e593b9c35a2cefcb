import type { Outcome } from '../importer'
import { PhoneReader } from '../formats/phones'
import type { Entry } from '../sources/source'
import { Fields } from '../vcard/fields'
import { cardsOf } from '../vcard/files'
import { GroupLabels } from '../vcard/groups'
import { personOf } from '../vcard/person'
import { parseCard } from '../vcard/properties'

/** Contacts that were sent in a chat: who they are, under the same natural ids as in an address book. */
export async function* sentCards(entry: Entry, region: string): AsyncGenerator<Outcome> {
  const phones = new PhoneReader(region)
  for await (const { cards, broken } of cardsOf(entry)) {
    for (const raw of cards) {
      const at = { entry: entry.label, index: raw.index }
      const person = personOf(new Fields(parseCard(raw)), phones, new GroupLabels())
      yield person ? { at, facts: [person] } : { at, skipped: 'The card names nobody.' }
    }
    if (broken !== undefined) yield { warning: `${entry.label}: ${broken}` }
  }
}
