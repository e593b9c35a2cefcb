/** Takes the invented archives in as a library does, asks the app every question, and puts its answers beside what is true. */
import type { IntroductionSaid } from '../../renderer/core/introductions/model'
import type { TagWish } from '../../renderer/core/lists/cadence'
import type { Known } from '../../renderer/core/lists/input'
import type { CoverageSpan, PersonId } from '../../renderer/core/model'
import type { Topic } from '../../renderer/core/topics/topics'
import { listTagCadences } from '../../renderer/db/cadences'
import { listIntroductionWords } from '../../renderer/db/introductions'
import { listPeople } from '../../renderer/db/people'
import { listCoverage, listEncounters, listStories } from '../../renderer/db/stories'
import { listTopics } from '../../renderer/db/topics'
import { topicsAnew } from '../../renderer/db/topicWork'
import type { Library } from '../../renderer/services/library'
import { newFolder, openAt, wipe, type TestFolder } from '../unit/db/folder'
import { compareLists } from './lists'
import { handlesOf, inventPeople, type Invented } from './people'
import { archivesOf, nameOf, today } from './world'

export interface Difference {
  readonly key: string
  readonly what: string
  readonly truth: string
  readonly answer: string
}

export interface Comparison {
  /** Answers compared, by what was asked. */
  readonly asked: ReadonlyMap<string, number>
  readonly different: readonly Difference[]
}

/** Everything the app says of everybody. */
export interface Answers extends Known {
  readonly coverage: readonly CoverageSpan[]
  readonly said: readonly IntroductionSaid[]
  readonly tags: readonly TagWish[]
  readonly topics: ReadonlyMap<PersonId, readonly Topic[]>
}

/** The library of the invented owner, on a database of its own; `use` asks it. */
export async function withLibrary<T>(invented: readonly Invented[], use: (library: Library, folder: TestFolder) => Promise<T>): Promise<T> {
  const folder = await newFolder()
  const library = await openAt(folder, undefined, today)
  try {
    await importAll(folder, invented)
    for (const operation of invented.flatMap(({ said }) => said)) await folder.append(operation)
    await follow(library)
    return await use(library, folder)
  } finally {
    await wipe(library)
    await folder.remove()
  }
}

/** Every archive, read and kept; again is another import of the same. */
export async function importAll(folder: TestFolder, invented: readonly Invented[]): Promise<void> {
  for (const { importer, source, owner, facts } of archivesOf(invented.flatMap(({ lying }) => lying))) {
    await folder.add({ importer, source, owner, outcomes: facts.map((fact, index) => (fact.fact === 'interaction' ? { at: { entry: source, index }, facts: [fact] } : { facts: [fact] })) })
  }
}

export async function follow(library: Library): Promise<void> {
  const { problems } = await library.catchUp()
  if (problems.length > 0) throw new Error(problems.join(' '))
  await topicsAnew(library.db)
}

export const answersOf = async (): Promise<Answers> => ({
  people: await listPeople(), stories: await listStories(), encounters: await listEncounters(), coverage: await listCoverage(), said: await listIntroductionWords(), tags: await listTagCadences(), topics: await listTopics(),
})

export async function compareAll(): Promise<Comparison> {
  const invented = inventPeople()
  return withLibrary(invented, async () => compare(invented, await answersOf()))
}

function compare(invented: readonly Invented[], known: Answers): Comparison {
  const { people, stories, encounters } = known
  const asked = new Map<string, number>()
  const different: Difference[] = []
  const beside = (key: string, what: string, truth: unknown, answer: unknown) => {
    asked.set(what, (asked.get(what) ?? 0) + 1)
    const [is, says] = [JSON.stringify(truth), JSON.stringify(answer)]
    if (is !== says) different.push({ key, what, truth: is, answer: says })
  }
  beside('everybody', 'people', invented.map(({ key }) => nameOf(key)).sort(), people.map(({ name }) => name).sort())
  for (const { key, truth } of invented) {
    const person = people.find(({ handles }) => handlesOf(key).some((handle) => handles.includes(handle)))!
    const story = stories.get(person.id)
    beside(key, 'stage', truth.stage, person.stage)
    beside(key, 'path', truth.path, person.path)
    beside(key, 'turns', truth.closed ?? [], (story?.turns ?? []).map(({ direct }) => new Date(direct.at).toISOString().slice(0, 10)))
    beside(key, 'open turn', truth.open ?? false, person.openTurn)
    beside(key, 'hints of having met', truth.candidates ?? 0, (encounters.get(person.id) ?? []).filter(({ grade }) => grade === 'candidate').length)
    beside(key, 'silence', truth.silence, story?.silence.state ?? 'few')
    beside(key, 'rekindled', truth.rekindled ?? 0, story?.silence.rekindled.length ?? 0)
  }
  compareLists(invented, known, beside)
  return { asked, different }
}
