/** The owner's words about who is who, out of the operations in force. */
import type { Handle } from '#contract/handles'
import type { OperationName } from '#contract/operations'
import type { IdentityWord } from '../core/identity'
import type { DecisionRow } from './database'
import { inOrder } from './words'

/** Operations that can change who is who, or whether somebody is there. */
export const identityOperations: ReadonlySet<OperationName> = new Set<OperationName>(['mergePeople', 'splitPerson', 'keepApart', 'createPerson', 'addHandle', 'ignoreHandles', 'claimHandles'])

/** In the order of the clock. */
export const identityWords = (rows: Iterable<DecisionRow>): IdentityWord[] =>
  inOrder([...rows].filter(({ name }) => identityOperations.has(name))).flatMap((row): IdentityWord[] => {
    switch (row.name) {
      case 'mergePeople':
        return [{ word: 'together', handles: argsOf<'mergePeople'>(row).handles }]
      case 'splitPerson':
        return [{ word: 'apart', groups: argsOf<'splitPerson'>(row).groups }]
      case 'keepApart':
        return [{ word: 'apart', groups: argsOf<'keepApart'>(row).groups, kept: true }]
      case 'addHandle':
        return [{ word: 'together', handles: row.about }]
      case 'createPerson':
        return [{ word: 'known', handles: row.about }]
      case 'ignoreHandles':
        return [{ word: 'ignored', handles: argsOf<'ignoreHandles'>(row).handles, on: argsOf<'ignoreHandles'>(row).ignored }]
      case 'claimHandles':
        return [{ word: 'mine', handles: argsOf<'claimHandles'>(row).handles, on: argsOf<'claimHandles'>(row).mine }]
      default:
        return []
    }
  })

/** Those created by hand and their names, in the order of the clock: they are listed whatever the archives know. */
export const createdNames = (rows: Iterable<DecisionRow>): (readonly [Handle, string])[] =>
  inOrder([...rows].filter(({ name }) => name === 'createPerson')).flatMap((row) => row.about.map((handle) => [handle, argsOf<'createPerson'>(row).name] as const))

/** The handles an operation in force makes one person's. */
export function unitedBy(row: DecisionRow): readonly Handle[] {
  const unites = row.name === 'mergePeople' || row.name === 'splitPerson' || row.name === 'addHandle'
  return unites && !row.undone ? row.about : []
}

const argsOf = <N extends OperationName>(row: DecisionRow) => (row as DecisionRow<N>).args
