/**
 * Lines of journals as rows of `decisions`. What is in force follows from the rows alone: the set of operations that no undo
 * in force names, so neither order nor repetition of applying matters.
 */
import { personHandle, type Handle } from '#contract/handles'
import { operationId, type JournalLine, type Operation, type OperationId, type OperationName } from '#contract/operations'
import type { Database, DecisionRow } from './database'
import { groupsOf, handlesIn } from './identityWords'
import { isUnderstood } from './understood'

/** Writes lines of one journal, given in order, and answers the operations that came into force or lost it. */
export async function applyOperations(db: Database, lines: readonly JournalLine[]): Promise<DecisionRow[]> {
  const last = lines.at(-1)
  if (!last) return []
  return db.transaction('rw', db.decisions, db.applied, async () => {
    const known = new Set((await db.decisions.bulkGet(lines.map(operationId))).flatMap((row) => (row ? [row.id] : [])))
    const fresh = lines.filter((line) => !known.has(operationId(line))).map(rowOf)
    await db.decisions.bulkPut(fresh)
    const changed = await settle(db, fresh)
    await db.applied.put({ key: `journal:${last.device}`, seq: last.seq })
    return changed
  })
}

/** Removes the lines of a journal after a sequence: the folder does not have them any more. Answers what they had in force. */
export async function forgetOperations(db: Database, device: string, seq: number): Promise<DecisionRow[]> {
  return db.transaction('rw', db.decisions, db.applied, async () => {
    const rows = await db.decisions.where('id').startsWith(`${device}:`).toArray()
    const gone = rows.filter((row) => Number(row.id.slice(device.length + 1)) > seq)
    await db.decisions.bulkDelete(gone.map((row) => row.id))
    // An undo that goes brings back what it named.
    const named = await db.decisions.bulkGet(gone.flatMap((row) => (row.name === 'undo' ? [(row as DecisionRow<'undo'>).args.operation] : [])))
    const changed = await settle(db, [], named.flatMap((row) => (row ? [row.id] : [])))
    await db.applied.put({ key: `journal:${device}`, seq })
    await db.applied.put({ key: 'derived', stale: true })
    return [...gone.filter((row) => !row.undone), ...changed]
  })
}

/** Sets `undone` where it changed and answers the rows that came into force or lost it. */
async function settle(db: Database, fresh: readonly DecisionRow[], named: readonly OperationId[] = []): Promise<DecisionRow[]> {
  const undos = (await db.decisions.where('name').equals('undo').toArray()) as DecisionRow<'undo'>[]
  const undone = undoneBy(undos)
  const appeared = new Set(fresh.map((row) => row.id))
  const changed: DecisionRow[] = []
  const turned: DecisionRow[] = []
  for (const row of await db.decisions.bulkGet([...downFrom([...appeared, ...named], undos)])) {
    if (!row) continue
    const now = { ...row, undone: undone.has(row.id) }
    if (now.undone !== row.undone) turned.push(now)
    // What arrives already undone has never been in force.
    if (appeared.has(row.id) ? !now.undone : now.undone !== row.undone) changed.push(now)
  }
  await db.decisions.bulkPut(turned)
  if (changed.some((row) => row.name !== 'undo')) await db.applied.put({ key: 'derived', stale: true })
  return changed
}

/** These operations, and where they are undos what those name, and so on: whether anything else is in force does not depend on them. */
function downFrom(ids: readonly OperationId[], undos: readonly DecisionRow<'undo'>[]): ReadonlySet<OperationId> {
  const named = new Map(undos.map(({ id, args }) => [id, args.operation]))
  const down = new Set<OperationId>()
  for (const id of ids) for (let at: OperationId | undefined = id; at !== undefined && !down.has(at); at = named.get(at)) down.add(at)
  return down
}

/** The operations that some undo in force names. An undo is in force unless another one in force names it. */
export function undoneBy(undos: readonly DecisionRow<'undo'>[]): ReadonlySet<OperationId> {
  const naming = new Map<OperationId, OperationId[]>()
  for (const { id, args } of undos) naming.set(args.operation, [...(naming.get(args.operation) ?? []), id])
  const answers = new Map<OperationId, boolean>()
  const isUndone = (id: OperationId): boolean => {
    const known = answers.get(id)
    if (known !== undefined) return known
    // Journals are foreign input as well: undos that name each other in a ring take nothing back.
    answers.set(id, false)
    const answer = (naming.get(id) ?? []).some((undo) => !isUndone(undo))
    answers.set(id, answer)
    return answer
  }
  return new Set([...naming.keys()].filter(isUndone))
}

function rowOf(line: JournalLine): DecisionRow {
  // What is not understood is kept in the journal, has its line in the history, and means nothing here yet.
  const { name, args, about } = isUnderstood(line) ? { ...line, about: aboutOf(line) } : { name: 'notUnderstood' as OperationName, args: {} as never, about: [] }
  return { id: operationId(line), clock: line.clock, name, args, about, ...(line.act === undefined ? {} : { act: line.act }), undone: false }
}

function aboutOf(operation: Operation): readonly Handle[] {
  switch (operation.name) {
    case 'renamePerson':
    case 'notePerson':
    case 'markMoment':
    case 'judgeEvidence':
    case 'judgeStatement':
    case 'setTopic':
    case 'attachPicture':
    case 'setText':
    case 'putEntry':
    case 'dropEntry':
    case 'setPhoto':
      return handlesIn([operation.args.about])
    case 'addHandle':
      return handlesIn([operation.args.about, operation.args.handle])
    case 'relatePeople':
      return handlesIn([operation.args.about, operation.args.other])
    case 'logMeeting':
      return handlesIn(operation.args.with)
    case 'mergePeople':
    case 'ignoreHandles':
    case 'claimHandles':
      return handlesIn(operation.args.handles)
    case 'splitPerson':
    case 'keepApart':
      return handlesIn(groupsOf(operation.args).flat())
    case 'createPerson':
      return [personHandle(operation.args.person)]
    case 'judgeIntroduction':
      return handlesIn([operation.args.by, ...operation.args.people].filter((handle) => handle !== ''))
    case 'tagPeople':
    case 'setCadence':
    case 'joinGroup':
    case 'setStanding':
      return handlesIn(operation.args.about)
    case 'putGroup':
    case 'dropGroup':
    case 'putFilter':
    case 'dropFilter':
    case 'undoImport':
    case 'undo':
      return []
  }
}
