/** What the owner put right stays right: imported again, and made anew from the folder alone. */
import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import type { Operation } from '../../../electron/contract/operations'
import { introductionsOf } from '../../../renderer/core/introductions/introductions'
import { neverMet } from '../../../renderer/core/lists/neverMet'
import { openLoops } from '../../../renderer/core/lists/openLoops'
import { statements } from '../../../renderer/core/statements'
import { answersOf, follow, importAll, withLibrary } from '../../circle/measure'
import { inventPeople } from '../../circle/people'
import { handleOn, nameOf, today } from '../../circle/world'
import { openAt, wipe } from '../db/folder'

const invented = inventPeople()
const [hinted, open, guest] = ['ada-eventhint', 'bo-openloop', 'cleo-perhapsguest'] as const
const by = 'cleo-perhapsby'
const about = (key: string) => handleOn(key, 'whatsapp')

/** What the app says of the three. */
async function said() {
  const known = await answersOf()
  const idOf = (key: string) => known.people.find(({ name }) => name === nameOf(key))!.id
  const introductions = introductionsOf({ people: known.people, hints: [...known.stories].map(([id, story]) => [id, story.introductions ?? []] as const), said: known.said })
  const isOf = (key: string) => (one: { readonly people: readonly string[] }) => one.people.includes(idOf(key))
  return {
    hints: (known.encounters.get(idOf(hinted)) ?? []).length,
    neverMet: neverMet(known).some(({ person }) => person.id === idOf(hinted)),
    loops: openLoops(known).filter(({ person }) => person.id === idOf(open)).length,
    introduced: [introductions.candidates.some(isOf(guest)), introductions.rejected.some(isOf(guest))],
  }
}

it('three statements set aside stay so, through every archive once more and a database made anew', { timeout: 120_000 }, async () => {
  await withLibrary(invented, async (library, folder) => {
    expect(await said()).toEqual({ hints: 1, neverMet: false, loops: 1, introduced: [true, false] })
    const known = await answersOf()
    const hint = [...known.encounters].find(([id]) => known.people.some((person) => person.id === id && person.name === nameOf(hinted)))![1][0]!
    const loop = openLoops(known).find(({ person }) => person.name === nameOf(open))!
    const operations: Operation[] = [
      { name: 'judgeEvidence', version: 1, args: { about: about(hinted), item: hint.evidence[0]!, verdict: 'rejected' } },
      { name: 'judgeStatement', version: 1, args: { about: about(open), statement: statements.loop(loop.id), verdict: 'rejected' } },
      { name: 'judgeIntroduction', version: 1, args: { by: about(by), people: [about(guest)], verdict: 'rejected' } },
    ]
    for (const operation of operations) await folder.append(operation)
    await follow(library)
    const right = { hints: 0, neverMet: true, loops: 0, introduced: [false, true] }
    expect(await said()).toEqual(right)

    await importAll(folder, invented)
    await follow(library)
    expect(await said(), 'imported again').toEqual(right)

    await wipe(library)
    const anew = await openAt(folder, undefined, today)
    await follow(anew)
    expect(await said(), 'made anew').toEqual(right)
    await wipe(anew)
  })
})
