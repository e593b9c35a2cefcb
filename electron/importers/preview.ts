import type { ImporterCommand } from '../contract/reading'
import type { PersonFact } from '../contract/records'
import { Failed } from '../contract/result'
import { importers as allImporters } from './index'
import { readOptions, type ReadingParts } from './reading'
import { openSource } from './sources/index'

export type PreviewCommand = Extract<ImporterCommand, { command: 'preview' }>

const wanted = 5
/** An importer may have much to say before it comes to people: enough is enough. */
const mostOutcomes = 20_000

/** The first people of a claim, exactly as reading makes them. Writes nothing. */
export async function previewPeople(command: PreviewCommand, parts: ReadingParts = {}): Promise<readonly PersonFact[]> {
  const importer = (parts.importers ?? allImporters).find(({ id }) => id === command.claim.importer)
  if (!importer) throw new Failed('notRecognised', `There is no importer called “${command.claim.importer}”.`)
  const source = await (parts.openSource ?? openSource)(command.dropped)
  const people = new Map<string, PersonFact>()
  let outcomes = 0
  try {
    for await (const outcome of importer.read(source, command.claim, readOptions(command))) {
      if ('facts' in outcome) for (const fact of outcome.facts) if (fact.fact === 'person' && fact.me !== true) people.set(fact.id, fact)
      if (people.size >= wanted || ++outcomes >= mostOutcomes) break
    }
  } finally {
    await source.close()
  }
  return [...people.values()].slice(0, wanted)
}
