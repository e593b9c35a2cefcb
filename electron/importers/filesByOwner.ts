import type { Handle } from '../contract/handles'

/** Files that lay together, and whose they say they are; no handles where they do not say. */
interface Found<F> {
  readonly files: readonly F[]
  readonly owner: { readonly handles: readonly Handle[] }
}

/** The files of each account: parts of one export are one. What does not say whose it is belongs to the only account there is, else to nobody. */
export function filesByOwner<F>(found: readonly Found<F>[], isSame: (known: readonly Handle[], handles: readonly Handle[]) => boolean): F[][] {
  const groups: { readonly handles: Set<Handle>; readonly files: F[] }[] = []
  const nobodys: F[] = []
  for (const { files, owner } of found) {
    const group = groups.find(({ handles }) => isSame([...handles], owner.handles))
    if (owner.handles.length === 0) nobodys.push(...files)
    else if (group) {
      group.files.push(...files)
      for (const handle of owner.handles) group.handles.add(handle)
    } else groups.push({ handles: new Set(owner.handles), files: [...files] })
  }
  if (nobodys.length > 0) {
    if (groups.length === 1) groups[0]!.files.push(...nobodys)
    else groups.push({ handles: new Set(), files: nobodys })
  }
  return groups.map(({ files }) => files)
}
