import { handleParts, idHandle, screenNameHandle, type Handle } from '../../contract/handles'

/** Who the archive belongs to: tells the owner's own accounts from everybody else's. */
export class Owner {
  private readonly ids = new Set<string>()
  private readonly screenNames = new Set<string>()

  constructor(handles: readonly Handle[]) {
    for (const handle of handles) {
      const { network, kind, value } = handleParts(handle)
      if (network !== 'x') continue
      if (kind === 'id') this.ids.add(value)
      else if (kind === 'screenName') this.screenNames.add(value)
    }
  }

  /** The owner's account number, when the archive or the user names one. */
  get id(): string | undefined {
    return this.ids.values().next().value
  }

  /** Ids win: a screen name the owner once had may be somebody else's today. */
  is(id: string | undefined, screenName: string | undefined): boolean {
    if (id !== undefined && this.ids.size > 0) return this.ids.has(id)
    return screenName !== undefined && this.screenNames.has(screenName)
  }
}

/** The one handle an account is known by: its number, else its screen name. */
export const accountHandle = (id: string | undefined, screenName: string): Handle =>
  id === undefined ? screenNameHandle('x', screenName) : idHandle('x', id)
