/** Whose archive it is, where the archive does not say: by what the library and the other archives know of its owner. */
import { handleParts, type Handle } from '#contract/handles'
import { foldName, isPlaceholder } from './names'

/** What is known of the owner of the library. */
export interface OwnerKnown {
  readonly handles: readonly Handle[]
  /** As written by sources. */
  readonly names: readonly string[]
}

/** The one of the choices that is an address of the owner, or that has the owner's name and nothing else; undefined unless one alone fits. */
export function guessOwner(choices: readonly Handle[], { handles, names }: OwnerKnown): Handle | undefined {
  const own = choices.filter((choice) => handles.includes(choice))
  if (own.length > 0) return own.length === 1 ? own[0] : undefined
  const called = new Set(names.filter((name) => !isPlaceholder(name)).map(foldName))
  const same = choices.filter((choice) => {
    const { kind, value } = handleParts(choice)
    return kind === 'name' && called.has(foldName(value))
  })
  return same.length === 1 ? same[0] : undefined
}
