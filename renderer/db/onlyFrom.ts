/** What would go with some imports, and what other imports hold as well. */
import { appliedImports } from './applyImport'
import { database } from './database'
import { pagesOf, rowsOf } from './pages'
import { connectionsStream, peopleStream } from './rows'
import { Directory } from './streams'

export interface Share {
  /** Came only from these imports. */
  readonly only: number
  /** Others say it too: it stays. */
  readonly shared: number
}

/** Records by their natural ids, as the library counts them. */
export interface ImportShare {
  readonly interactions: Share
  readonly connections: Share
  readonly accounts: Share
}

export async function onlyFrom(imports: readonly string[]): Promise<ImportShare> {
  const db = database()
  const these = new Set(imports)
  const others = new Set((await appliedImports(db)).map(({ id }) => id).filter((id) => !these.has(id)))
  const directory = await Directory.load(db)
  const shares = { interactions: none(), connections: none(), accounts: none() }
  const shareOf = (stream: string) => (stream === peopleStream ? shares.accounts : stream === connectionsStream ? shares.connections : shares.interactions)

  const mixed = new Set<string>()
  for (const id of these) {
    for (const [stream, entry] of directory.streamsOf(id)) {
      if (entry.imports.some((one) => others.has(one))) mixed.add(stream)
      else if (entry.imports.find((one) => these.has(one)) === id) shareOf(stream).only += entry.n
    }
  }

  let open: { readonly stream: string; readonly own: Set<string>; readonly other: Set<string> } | undefined
  const close = () => {
    if (!open) return
    for (const id of open.own) shareOf(open.stream)[open.other.has(id) ? 'shared' : 'only']++
  }
  for await (const page of pagesOf(db, mixed)) {
    if (open?.stream !== page.stream) {
      close()
      open = { stream: page.stream, own: new Set(), other: new Set() }
    }
    const into = these.has(page.import) ? open.own : others.has(page.import) ? open.other : undefined
    if (into) for (const [, , content] of rowsOf(page)) into.add(content[0])
  }
  close()
  return shares
}

const none = () => ({ only: 0, shared: 0 })
