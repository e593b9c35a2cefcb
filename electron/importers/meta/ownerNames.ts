import { Failed } from '../../contract/result'
import { jsonAround } from '../formats/jsonAround'
import type { Entry } from '../sources/source'
import { object, text } from '../formats/jsonValues'
import { isNobody, nameOf } from './names'
import { participantsIn, withoutNumber } from './thread'
import type { Thread } from './threadFiles'

/** Whoever takes part in a conversation of an archive that does not say whose it is. */
export interface OwnerGuess {
  /** The name that is in nearly all of them; undefined when several could be. */
  readonly name?: string
  /** All names, most likely first; at most ten. */
  readonly choices: readonly string[]
}

const mostThreads = 200
const headBytes = 64 * 1024

/** Looks at the beginnings of at most 200 conversations. A conversation of two is called after the one who is not the owner. */
export async function ownerNames(threads: readonly Thread[]): Promise<OwnerGuess> {
  const votes = new Map<string, number>()
  const vote = (name: string, times: number) => votes.set(name, (votes.get(name) ?? 0) + times)
  const step = Math.max(1, Math.floor(threads.length / mostThreads))
  const byName = [...threads].sort((a, b) => (a.name < b.name ? -1 : 1))
  for (let index = 0; index < byName.length; index += step) {
    const head = await fieldsIn(byName[index]!.files[0]!)
    const title = withoutNumber(nameOf(head.title ?? head.threadName) ?? '')
    const names = new Set(participantsIn(head).filter((name) => !isNobody(name)))
    for (const name of names) {
      const titled = names.size === 2 && names.has(title)
      vote(name, titled && name !== title ? 2 : titled ? 0 : 1)
    }
  }
  const ranked = [...votes].sort(([a, times], [b, others]) => others - times || (a < b ? -1 : 1))
  const choices = ranked.slice(0, 10).map(([name]) => name)
  const [first, second] = ranked
  return { ...(first && first[1] > (second?.[1] ?? 0) && { name: first[0] }), choices }
}

async function fieldsIn(entry: Entry): Promise<Readonly<Record<string, unknown>>> {
  const head = await entry.head(headBytes).catch((failure: unknown) => {
    if (failure instanceof Failed) return new Uint8Array()
    throw failure
  })
  const fields = object(await jsonAround(once(head), 'messages')) ?? {}
  // Cut off, the title is not known; a text that was cut is none.
  return text(fields.title) === undefined && text(fields.threadName) === undefined ? { participants: fields.participants } : fields
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes)
}
