import { handleParts, screenNameHandle, type Handle } from '../../contract/handles'

/** `Bea_Ek` of `/u/Bea_Ek`, lower case; undefined for deleted accounts, Reddit itself and everything that is no name. */
export function userName(written: string): string | undefined {
  const name = /^(?:\/?u(?:ser)?\/)?([A-Za-z0-9_-]{2,30})$/.exec(written.trim())?.[1]?.toLowerCase()
  return name === undefined || machines.has(name) ? undefined : name
}

const machines = new Set(['reddit', 'automoderator', 'deleted'])

export const isDeleted = (written: string): boolean => /^\[(?:deleted|removed|unavailable)\]$/i.test(written.trim()) || written.trim() === ''

/** Letters to or from the moderators of a community. */
export const isModmail = (written: string): boolean => /^(?:\/?r\/|#)/i.test(written.trim())

export const userHandle = (name: string): Handle => screenNameHandle('reddit', name)

/** The people a text names: `u/bea`, `/u/bea`. */
export function namedIn(text: string): string[] {
  const names = new Set<string>()
  for (const [, written] of text.matchAll(/(?<![\w/])\/?u\/([A-Za-z0-9_-]{2,30})(?![\w/-])/g)) {
    const name = userName(written!)
    if (name !== undefined && names.size < 100) names.add(name)
  }
  return [...names]
}

export class Owner {
  private readonly names = new Set<string>()

  constructor(handles: readonly Handle[]) {
    for (const handle of handles) {
      const { network, kind, value } = handleParts(handle)
      if (network === 'reddit' && kind === 'screenName') this.names.add(value)
    }
  }

  get known(): boolean {
    return this.names.size > 0
  }

  is(name: string | undefined): boolean {
    return name !== undefined && this.names.has(name)
  }
}
