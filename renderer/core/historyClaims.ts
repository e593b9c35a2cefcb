/** What an operation decides, as keys: of two operations in force with the same key the later one has its way. */
import type { Handle } from '#contract/handles'
import type { Operation } from '#contract/operations'
import { isSourceKey } from './entryKeys'
import type { PersonId } from './model'
import { foldName } from './names'

/** Who has a handle now. */
export type Resolve = (handle: Handle) => PersonId | undefined

/** Empty for what nothing else can overrule. */
export function claimsOf(operation: Operation, personOf: Resolve): readonly string[] {
  /** People who are not there now keep their handle, so that what was said of them stays comparable. */
  const who = (handle: Handle) => personOf(handle) ?? handle
  const each = (about: readonly Handle[], key: string) => [...new Set(about.map(who))].map((person) => `${key} ${person}`)
  switch (operation.name) {
    case 'renamePerson':
      return [`name ${who(operation.args.about)}`]
    case 'notePerson':
      return [`note ${operation.args.about}`]
    case 'logMeeting':
      return [`meeting ${operation.args.meeting}`]
    case 'markMoment':
      return [`moment ${who(operation.args.about)} ${operation.args.item}`]
    case 'judgeEvidence':
      return [`evidence ${who(operation.args.about)} ${operation.args.item}`]
    case 'judgeStatement':
      return [`statement ${who(operation.args.about)} ${operation.args.statement}`]
    case 'judgeIntroduction':
      return [`introduction ${[operation.args.by === '' ? '' : who(operation.args.by), ...operation.args.people.map(who).sort()].join('\n')}`]
    case 'setCadence':
      return operation.args.about.length === 0 ? [`cadence tag ${foldName(operation.args.tag)}`] : each(operation.args.about, 'cadence')
    case 'setTopic':
      return [`topic ${foldName(operation.args.topic)} ${who(operation.args.about)}`]
    case 'attachPicture':
      return [`picture ${operation.args.photo} ${operation.args.item} ${who(operation.args.about)}`]
    case 'mergePeople':
      return pairs(operation.args.handles)
    case 'splitPerson':
      return pairs(operation.args.groups.flat())
    case 'keepApart': {
      // Nothing is said of two handles of one group.
      const within = new Set(operation.args.groups.flatMap(pairs))
      return pairs(operation.args.groups.flat()).filter((pair) => !within.has(pair))
    }
    case 'addHandle':
      return [`handle ${operation.args.handle}`]
    case 'ignoreHandles':
      return operation.args.handles.map((handle) => `nobody ${handle}`)
    case 'claimHandles':
      return operation.args.handles.map((handle) => `mine ${handle}`)
    case 'setText':
      return [`text ${operation.args.field} ${who(operation.args.about)}`]
    case 'putEntry':
    case 'dropEntry':
      // Of what was written over a source's entry, each handle has a word of its own.
      return [`entry ${operation.args.entry} ${isSourceKey(operation.args.entry) ? operation.args.about : who(operation.args.about)}`]
    case 'setPhoto':
      return [`photo ${who(operation.args.about)}`]
    case 'relatePeople':
      return [`relation ${operation.args.relation} ${who(operation.args.about)} ${who(operation.args.other)}`]
    case 'tagPeople':
      return each(operation.args.about, `tag ${foldName(operation.args.tag)}`)
    case 'putGroup':
    case 'dropGroup':
      return [`group ${operation.args.group}`]
    case 'joinGroup':
      return each(operation.args.about, `member ${operation.args.group}`)
    case 'setStanding':
      return each(operation.args.about, `standing ${operation.args.standing}`)
    case 'putFilter':
    case 'dropFilter':
      return [`filter ${operation.args.filter}`]
    case 'createPerson':
    case 'undoImport':
    case 'undo':
      return []
    default:
      // Written by a newer version: nothing is known of it.
      return []
  }
}

/** Every two handles that a word about identity names. Beyond this many handles it is taken to have an effect. */
const mostHandles = 200

function pairs(some: readonly Handle[]): readonly string[] {
  const handles = [...new Set(some)].sort()
  if (handles.length > mostHandles) return []
  return handles.flatMap((one, at) => handles.slice(at + 1).map((other) => `pair ${one}\n${other}`))
}
