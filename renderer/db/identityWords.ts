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
        return [{ word: 'together', handles: row.about }]
      case 'splitPerson':
        return [{ word: 'apart', groups: groupsOf(row.args) }]
      case 'keepApart':
        return [{ word: 'apart', groups: groupsOf(row.args), kept: true }]
      case 'addHandle':
        return [{ word: 'together', handles: row.about }]
      case 'createPerson':
        return [{ word: 'known', handles: row.about }]
      case 'ignoreHandles':
        return [{ word: 'ignored', handles: row.about, on: argsOf<'ignoreHandles'>(row).ignored === true }]
      case 'claimHandles':
        return [{ word: 'mine', handles: row.about, on: argsOf<'claimHandles'>(row).mine === true }]
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

/** The groups of handles that are said to be apart, as far as they are what they should be. */
export function groupsOf(args: object): readonly (readonly Handle[])[] {
  const groups: unknown = 'groups' in args ? args.groups : []
  return Array.isArray(groups) ? groups.map(handlesIn) : []
}

/** A journal of another computer may have been written by a newer version, or by anybody. The same list where all of it counts: a row that has it twice is stored with one. */
export function handlesIn(list: unknown): readonly Handle[] {
  if (!Array.isArray(list)) return []
  const handles = new Set(list.filter((one): one is Handle => typeof one === 'string' && one !== ''))
  return handles.size === list.length ? (list as readonly Handle[]) : [...handles]
}

const argsOf = <N extends OperationName>(row: DecisionRow) => (row as DecisionRow<N>).args
